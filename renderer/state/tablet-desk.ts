import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { TabletDesk } from '../../contract/host/calls/tablet-calls.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';

/** Port that is taken when nobody named another. */
const usualPort = '8443';
const lookAgainMs = 2_000;

interface TabletWork {
  /** Null before the first answer. */
  desk: TabletDesk | null;
  /** The code on the screen; it stays there when it was used, and says so. */
  offered: { code: string; url: string } | null;
  /** Whose removal is asked about once more. */
  leaving: string | null;
  name: string;
  isBusy: boolean;
  failure: Failure | null;
}

const nothing: TabletWork = {
  ...{ desk: null, offered: null, leaving: null, name: '', isBusy: false, failure: null },
};

/** The till's sheet of its tablets: looked at anew every two seconds while it is open. */
export interface TabletDeskStore extends StoreApi<TabletWork> {
  open(): () => void;
  letIn(isOpen: boolean): void;
  offer(): void;
  revoke(tablet: string): void;
}

export function createTabletDesk(
  host: HostConnection<HostApi>,
  { timers, onRevoked }: { timers: Timers; onRevoked(): void },
): TabletDeskStore {
  const store = createStore<TabletWork>(() => nothing);

  async function look(): Promise<void> {
    const answer = await host.call('tabletDesk', { seat });
    if (answer.ok) store.setState({ desk: answer.value });
    else store.setState({ failure: answer.error });
  }

  async function act<T>(run: () => Promise<Result<T, Failure>>): Promise<T | null> {
    if (store.getState().isBusy) return null;
    store.setState({ isBusy: true, failure: null });
    const done = await run();
    store.setState({ isBusy: false, ...(done.ok ? {} : { failure: done.error }) });
    await look();
    return done.ok ? done.value : null;
  }

  return {
    ...store,
    open() {
      let isOpen = true;
      let stop = (): void => undefined;
      store.setState(nothing);
      void again();
      return () => {
        isOpen = false;
        stop();
        // Nobody reads the code over somebody's shoulder later.
        store.setState(nothing);
      };

      async function again(): Promise<void> {
        await look();
        if (isOpen) stop = timers.after(lookAgainMs, () => void again());
      }
    },
    letIn(isOpen) {
      const value = isOpen ? usualPort : '';
      void act(() => host.call('setSetting', { seat, key: 'tablets.port', value }));
    },
    async offer() {
      const name = store.getState().name.trim();
      const offered = await act(() => host.call('offerTablet', { seat, name }));
      if (offered !== null) store.setState({ offered });
    },
    async revoke(tablet) {
      store.setState({ leaving: null });
      if ((await act(() => host.call('revokeTablet', { seat, tablet }))) !== null) onRevoked();
    },
  };
}
