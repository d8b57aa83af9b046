import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';

/** How the last entry was written: when, on which business day, by which version. */
export type Noted = {
  utcMs: number;
  /** Null when another run wrote it: its clock that can't be set says nothing to this one. */
  monotonicMs: number | null;
  businessDay: string;
  version: string;
} | null;

/** Clocks of shops are corrected by a little all the time; only more than this is worth an entry. */
const toleratedBackMs = 1_000;
/** Against the clock that can't be set, within a run. */
const toleratedDriftMs = 5 * 60_000;
/** A till may be off over a holiday; at a start only a longer pause is taken for a jump. */
const longestPauseMs = 40 * 86_400_000;

/** From the last live entry; null on a first start, or when it can't be read (the start check says so). */
export function notedAtStart(journal: Journal, heads: readonly JournalHead[]): Noted {
  const live = heads.find(({ kind, state }) => kind === 'live' && state === 'open');
  const last = live && journal.find(live.journalId, live.sequence);
  if (!last) return null;
  try {
    const { recordedAt, software, businessDay } = readEnvelope(last.bytes);
    const utcMs = Date.parse(recordedAt.utc);
    return { utcMs, monotonicMs: null, businessDay, version: software.version };
  } catch {
    return null;
  }
}

/**
 * What has changed around the till since the last entry, as entries of its own: a clock that jumped
 * (noted, not obeyed: law 16) and another version of the program (every version in use is attested
 * by name, BOI-TVA-DECLA-30-10-30). The jump comes first, so that its business day is the first
 * after it.
 */
export function noteEnvironment(
  noted: Noted,
  now: { utcMs: number; monotonicMs: number },
  version: string,
): EntryDraft[] {
  if (!noted) return [];
  const events: EntryDraft[] = [];
  const jump = jumpSince(noted, now);
  if (jump) {
    events.push(
      event('clock-jumped', {
        from: new Date(jump.expectedMs).toISOString(),
        to: new Date(now.utcMs).toISOString(),
        byMs: now.utcMs - jump.expectedMs,
        dayBefore: noted.businessDay,
      }),
    );
  }
  if (version !== noted.version) {
    events.push(event('software-changed', { from: noted.version, to: version }));
  }
  return events;
}

function jumpSince(
  noted: NonNullable<Noted>,
  now: { utcMs: number; monotonicMs: number },
): { expectedMs: number } | null {
  const isSameRun = noted.monotonicMs !== null;
  const passedMs = Math.max(0, now.monotonicMs - (noted.monotonicMs ?? now.monotonicMs));
  const expectedMs = noted.utcMs + passedMs;
  const byMs = now.utcMs - expectedMs;
  const isBack = now.utcMs < noted.utcMs - toleratedBackMs || byMs < -toleratedDriftMs;
  const isForward = byMs > (isSameRun ? toleratedDriftMs : longestPauseMs);
  return isBack || isForward ? { expectedMs } : null;
}

function event(
  name: 'clock-jumped' | 'software-changed',
  details: Record<string, string | number>,
): EntryDraft {
  return { type: 'event', body: { event: name, details }, operatorId: '', personal: null };
}
