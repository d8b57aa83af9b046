import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';

/** When and by which version the last entry was written. */
export type Noted = { utcMs: number; version: string } | null;

/** Clocks of shops are corrected by a little all the time; only more than this is worth an entry. */
const toleratedMs = 1_000;

/** From the last live entry; null on a first start, or when it can't be read (the start check says so). */
export function notedAtStart(journal: Journal, heads: readonly JournalHead[]): Noted {
  const live = heads.find(({ kind, state }) => kind === 'live' && state === 'open');
  const last = live && journal.find(live.journalId, live.sequence);
  if (!last) return null;
  try {
    const { recordedAt, software } = readEnvelope(last.bytes);
    return { utcMs: Date.parse(recordedAt.utc), version: software.version };
  } catch {
    return null;
  }
}

/**
 * What has changed around the till since the last entry, as entries of its own: a clock that went
 * back (noted, not obeyed: law 16) and another version of the program (every version in use is
 * attested by name, BOI-TVA-DECLA-30-10-30).
 */
export function noteEnvironment(noted: Noted, nowMs: number, version: string): EntryDraft[] {
  if (!noted) return [];
  const events: EntryDraft[] = [];
  if (nowMs < noted.utcMs - toleratedMs) {
    const from = new Date(noted.utcMs).toISOString();
    const to = new Date(nowMs).toISOString();
    events.push(event('clock-jumped', { from, to, byMs: nowMs - noted.utcMs }));
  }
  if (version !== noted.version) {
    events.push(event('software-changed', { from: noted.version, to: version }));
  }
  return events;
}

function event(
  name: 'clock-jumped' | 'software-changed',
  details: Record<string, string | number>,
): EntryDraft {
  return { type: 'event', body: { event: name, details }, operatorId: '', personal: null };
}
