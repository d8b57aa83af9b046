import { type ReadEntry, readEntry } from '../../contract/entry/read-entry.ts';
import type { ClosedDay, ClosureReport } from '../../contract/host/day-shapes.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { handoverOf } from './handover-of.ts';
import { noSaleEvent } from './no-sale-event.ts';
import { readEvents, readingEvent } from './read-events.ts';

/** What a closing made, read back from its signed entries. */
export function closedDayOf(
  journal: Journal,
  { journalId, session, closures }: { journalId: string; session: number; closures: number[] },
): ClosedDay {
  const closed = journal.findByType(journalId, 'session-closed', session);
  return {
    session: closed && sessionOf(closed),
    closures: closures.flatMap((number) => {
      const sealed = journal.findByType(journalId, 'closure', number);
      return sealed ? [closureReportOf(journal, sealed)] : [];
    }),
  };
}

/**
 * The figures of a closure: what it was signed with, and what the entries of its range say beside the
 * sales. It reads no sale again, so a day of any length costs what its movements and events do, and
 * with the `figures` of its range no event either: those of a year are many.
 */
export function closureReportOf(
  journal: Journal,
  sealed: SealedEntry,
  figures: Figures | null = null,
): ClosureReport {
  const read = closureOf(sealed);
  const { body, envelope } = read;
  const { journalId } = sealed;
  const before = typesBefore(journal, sealed, body);
  const now = body.checkpoint.types;
  const range = (type: string) => ({
    from: (before[type]?.sequence ?? 0) + 1,
    through: now[type]?.sequence ?? 0,
  });
  const each = (type: string): SealedEntry[] => {
    const { from, through } = range(type);
    const found: SealedEntry[] = [];
    for (let number = from; number <= through; number += 1) {
      const entry = journal.findByType(journalId, type, number);
      if (entry) found.push(entry);
    }
    return found;
  };
  const counted = (type: string) => Math.max(0, range(type).through - range(type).from + 1);
  const events = figures ? countedEvents(figures) : readEvents(each('event'));
  const isBlind = !isCounted(journal, journalId, now.transaction?.sequence ?? 0);
  return {
    ...headOf(sealed, read),
    currency: envelope.totals.currency,
    storeName: envelope.store.name,
    tillNumber: envelope.till.number,
    firstSequence: body.firstSequence,
    lastSequence: body.lastSequence,
    hash: sealed.hash,
    totals: body.totals,
    perpetual: envelope.totals,
    tenders: isBlind ? [] : body.tenders,
    isBlind,
    sessions: each('session-closed').map(sessionOf),
    handovers: each('session-handed-over').map((handed) => handoverOf(journal, handed)),
    movements: movementsOf(each('money-moved')),
    counts: {
      transactions: body.totals.transactionCount,
      abandoned: counted('basket-abandoned'),
      noSales: events.noSales,
      readings: events.readings,
    },
  };
}

/** Whether nobody may know yet what was taken in what it covers. */
export function isClosureBlind(journal: Journal, sealed: SealedEntry): boolean {
  const { types } = closureOf(sealed).body.checkpoint;
  return !isCounted(journal, sealed.journalId, types.transaction?.sequence ?? 0);
}

/** Of `what/reason`, all reasons together. */
function countedEvents({ others }: Figures): { noSales: number; readings: number } {
  const countOf = (event: string) =>
    others
      .filter(({ key }) => key.startsWith(`${event}/`))
      .reduce((sum, { count }) => sum + count, 0);
  return { noSales: countOf(noSaleEvent), readings: countOf(readingEvent) };
}

/** Whether the drawer was counted after that transaction: a late closure is made before anybody counts. */
function isCounted(journal: Journal, journalId: string, transactionNumber: number): boolean {
  const last = journal.findByType(journalId, 'transaction', transactionNumber);
  if (last === null) return true;
  const head = journal.heads().find((known) => known.journalId === journalId);
  const sessions = head?.types['session-closed']?.sequence ?? 0;
  const counted = journal.findByType(journalId, 'session-closed', sessions);
  return counted !== null && counted.sequence > last.sequence;
}

/** Where and when a closure was made, and what it closed. */
export function closureHeadOf(sealed: SealedEntry) {
  return headOf(sealed, closureOf(sealed));
}

function headOf(
  { journalId, sequence }: SealedEntry,
  { envelope, body }: ReturnType<typeof closureOf>,
) {
  const { period, number, from, through, late } = body;
  const closedAt = envelope.recordedAt.utc;
  return { journalId, sequence, period, number, from, through, late, closedAt };
}

function closureOf(sealed: SealedEntry): Extract<ReadEntry, { type: 'closure' }> {
  const read = readEntry(sealed.bytes);
  assert(read.known && read.type === 'closure', 'A closure is read as one');
  return read;
}

/** Type heads as they stood after the closure before of the same kind. */
function typesBefore(
  journal: Journal,
  { journalId }: SealedEntry,
  { firstSequence }: { firstSequence: number },
): Readonly<Record<string, { sequence: number }>> {
  const previous = firstSequence > 1 ? journal.find(journalId, firstSequence - 1) : null;
  return previous === null ? {} : closureOf(previous).body.checkpoint.types;
}

function sessionOf(sealed: SealedEntry): ClosureReport['sessions'][number] {
  const read = readEntry(sealed.bytes);
  assert(read.known && read.type === 'session-closed', 'A closed session is read as one');
  const { number, how, attempts, countedBy, validatedBy, tenders, left, taken } = read.body;
  return {
    ...{ number, how, attempts, countedBy, validatedBy, tenders },
    closedAt: read.envelope.recordedAt.utc,
    leftMinor: left.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    taken: taken.map(({ type, to, amountMinor }) => ({ type, to, amountMinor })),
  };
}

export function movementsOf(entries: readonly SealedEntry[]): ClosureReport['movements'] {
  const sums = new Map<string, ClosureReport['movements'][number]>();
  for (const sealed of entries) {
    const read = readEntry(sealed.bytes);
    if (!read.known || read.type !== 'money-moved') continue;
    const { kind, from, to, money } = read.body;
    for (const { type, amountMinor } of money) {
      const key = [kind, from, to, type].join(' ');
      const known = sums.get(key) ?? { kind, from, to, type, count: 0, amountMinor: 0 };
      sums.set(key, {
        ...known,
        count: known.count + 1,
        amountMinor: known.amountMinor + amountMinor,
      });
    }
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
