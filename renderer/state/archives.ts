import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { ArchivesOverview } from '../../contract/host/archive-shapes.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';

/** The till's archives as the sheet draws them. */
interface Archives {
  /** Null before the first answer. */
  overview: ArchivesOverview | null;
  /** Why the last thing asked for did not come about. */
  failure: Failure | null;
}

export interface ArchiveStore {
  state: StoreApi<Archives>;
  load(): void;
  /** Everything of this till, into its folder of archives; or what an inspector is given. */
  begin(purpose: 'archive' | 'tax-control'): void;
  /** Nothing is left of the one under way. */
  cancel(): void;
  /** As before the first answer. */
  forget(): void;
}

const notAsked: Archives = { overview: null, failure: null };

export function createArchives(host: HostConnection<HostApi>): ArchiveStore {
  const state = createStore<Archives>(() => notAsked);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await host.call('archives', {});
    if (mine !== asked) return;
    state.setState(answer.ok ? { overview: answer.value } : { failure: answer.error });
  }

  async function begin(purpose: 'archive' | 'tax-control'): Promise<void> {
    state.setState({ failure: null });
    const asking = { seat, purpose, asked: { from: '', through: '' } };
    const begun = await host.call('archiveHere', asking);
    if (!begun.ok) state.setState({ failure: begun.error });
    await load();
  }

  async function cancel(): Promise<void> {
    const job = state.getState().overview?.job;
    if (job) await host.call('cancelArchive', { jobId: job.jobId });
    await load();
  }

  return {
    state,
    load: () => void load(),
    begin: (purpose) => void begin(purpose),
    cancel: () => void cancel(),
    forget() {
      asked += 1;
      state.setState(notAsked);
    },
  };
}
