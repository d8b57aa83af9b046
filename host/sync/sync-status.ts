import type { Failure } from '../../contract/failure/failure.ts';
import { fail } from '../../contract/failure/failure.ts';
import type { SyncState } from '../../contract/host/sync-shapes.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';
import type { Connectivity } from '../../sync/connectivity/connectivity.ts';
import type { PullEngine, PullState } from '../../sync/feeds/pull-engine.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import type { PlatformClock } from '../../sync/http/platform-clock.ts';
import type { PushEngine } from '../../sync/push/push-engine.ts';
import type { PushMemory } from '../../sync/push/push-memory.ts';

/** An enrolled till; without an engine when its key is lost. */
export interface RunningSync {
  /** Who was erased is asked anew before anything else is. */
  forgetGate(): void;
  connectivity: Connectivity;
  engine: PushEngine | null;
  pull: PullEngine | null;
  /** As this till; null when its key is lost. */
  ask: AskPlatform | null;
}

const shownQuarantined = 20;
/** Enough of a journal's id to tell it from the till's others. */
const shortId = 8;
const toleratedClockMs = 120_000;

/** How the till stands with its platform, and what of it somebody has to look at. */
export function syncStatus(from: {
  journal: Journal;
  memory: PushMemory;
  clock: PlatformClock;
  current(): RunningSync | null;
}) {
  const { journal, memory, clock, current } = from;

  function state(live: Pick<JournalHead, 'journalId' | 'sequence'>): SyncState {
    const running = current();
    if (running === null) return standalone(live.sequence);
    const { mode, since } = running.connectivity.state();
    return {
      mode,
      since,
      why: whyNot(running),
      waiting: running.engine?.waiting() ?? live.sequence - memory.through(live.journalId),
      acknowledgedThrough: memory.through(live.journalId),
      quarantinedCount: running.engine?.quarantinedCount() ?? 0,
      quarantined: memory.quarantined().slice(-shownQuarantined),
      documents: running.pull && documentsState(running.pull.state()),
    };
  }

  function warnings(): Failure[] {
    const running = current();
    if (running === null) return [];
    const why = whyNot(running);
    const held = running.engine?.held() ?? null;
    const quarantinedCount = running.engine?.quarantinedCount() ?? 0;
    const offMinutes = Math.round(Math.abs(clock.offsetMs() ?? 0) / 60_000);
    return [
      ...journal.heads().flatMap(forkWarning),
      ...(running.engine?.missing() ?? []).map((lacking) =>
        fail('JOURNAL_PAST_MISSING', {
          ...lacking,
          journalId: lacking.journalId.slice(0, shortId),
        }),
      ),
      ...(why !== null && (why.code === 'TILL_REVOKED' || why === held) ? [why] : []),
      ...(quarantinedCount > 0 ? [fail('ENTRIES_QUARANTINED', { count: quarantinedCount })] : []),
      ...(Math.abs(clock.offsetMs() ?? 0) > toleratedClockMs
        ? [fail('CLOCK_OFF', { minutes: offMinutes })]
        : []),
    ];
  }

  function forkWarning({ journalId, sequence }: JournalHead): Failure[] {
    const from = memory.forkedAt(journalId);
    if (from === null) return [];
    const count = Math.max(0, sequence - from + 1);
    return [
      fail('JOURNAL_FORK', { journalId: journalId.slice(0, shortId), sequence: from, count }),
    ];
  }

  return { state, warnings, isStandalone: () => current() === null };
}

/** No answer at all before an answer that refuses. */
function whyNot({ connectivity, engine }: RunningSync): Failure | null {
  return connectivity.state().why ?? engine?.held() ?? null;
}

function documentsState({
  upToDateAtMs,
  filling,
  skippedCount,
}: PullState): SyncState['documents'] {
  return {
    upToDateAt: upToDateAtMs === null ? null : new Date(upToDateAtMs).toISOString(),
    filling: filling && { count: filling.documents, of: filling.of },
    skippedCount,
  };
}

/** Nobody waits for what such a till says. */
function standalone(waiting: number): SyncState {
  return {
    mode: 'standalone',
    waiting,
    acknowledgedThrough: 0,
    since: null,
    why: null,
    quarantinedCount: 0,
    quarantined: [],
    documents: null,
  };
}
