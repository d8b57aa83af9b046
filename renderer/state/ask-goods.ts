import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import { newCommandId } from './command-id.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';

/** More of one item is a work of its own, scanned on the sheet of the stock. */
const mostAsked = 99;

interface AskGoods {
  /** The store and item that somebody is about to ask for; null while nobody is. */
  about: { placeId: string; sku: string } | null;
  /** Why, in the order shown; null before the answer. */
  reasons: readonly { code: string; fr: string; en: string }[] | null;
  reasonCode: string;
  count: number;
  isAsking: boolean;
  failure: Failure | null;
  /** What was asked for while this sheet was open: pieces by `placeId|sku`. */
  asked: Readonly<Record<string, number>>;
}

/** Asking another store for an item, from its sheet. */
export interface AskGoodsStore {
  state: StoreApi<AskGoods>;
  open(placeId: string, sku: string): void;
  close(): void;
  choose(reasonCode: string): void;
  step(by: 1 | -1): void;
  /** Says it: an entry of its own, queued when the platform is away. */
  ask(): void;
}

export const askedKey = (placeId: string, sku: string): string => `${placeId}|${sku}`;

export function createAskGoods(host: Pick<HostConnection<HostApi>, 'call'>): AskGoodsStore {
  const state = createStore<AskGoods>(() => ({
    ...{ about: null, reasons: null, reasonCode: '', count: 1 },
    ...{ isAsking: false, failure: null, asked: {} },
  }));
  /** The same act, asked again after a lost answer. */
  let commandId = newCommandId();

  async function ask(): Promise<void> {
    const { about, reasonCode, count, isAsking } = state.getState();
    if (about === null || reasonCode === '' || isAsking) return;
    state.setState({ isAsking: true, failure: null });
    const answer = await host.call('askForGoods', {
      ...{ commandId, seat, ...about, reasonCode },
      quantity: String(count),
    });
    const key = askedKey(about.placeId, about.sku);
    state.setState(({ asked }) => ({
      isAsking: false,
      ...(answer.ok
        ? { about: null, asked: { ...asked, [key]: (asked[key] ?? 0) + count } }
        : { failure: answer.error }),
    }));
  }

  return {
    state,
    open(placeId, sku) {
      commandId = newCommandId();
      const about = { placeId, sku };
      state.setState({ about, reasonCode: '', count: 1, failure: null });
      void host.call('stockWorks', { seat }).then((answer) => {
        if (state.getState().about !== about) return;
        state.setState(
          answer.ok ? { reasons: answer.value.reasons.asking } : { failure: answer.error },
        );
      });
    },
    close: () => state.setState({ about: null, failure: null }),
    choose: (reasonCode) => state.setState({ reasonCode }),
    step: (by) =>
      state.setState(({ count }) => ({ count: Math.min(mostAsked, Math.max(1, count + by)) })),
    ask: () => void ask(),
  };
}
