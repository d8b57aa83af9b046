import type { z } from 'zod';
import { type ReadEntry, readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { dayCalls } from '../../contract/host/calls/day-calls.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { heldIn } from '../../domain/day/day-money.ts';
import type { CountedDay, RecordedMovement } from '../../domain/difference/counted-day.ts';
import { type Explanation, explainDifference } from '../../domain/difference/explain-difference.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import type { DayContext } from './day-context.ts';
import { liveHead } from './day-keeper.ts';
import { openCounts, type StoredCount } from './open-counts.ts';

/** Entries that are looked through: a session of a week, not of a year. */
const maximumEntries = 10_000;
const readAtOnce = 50;

/**
 * What may be behind the differences of a validated count: its session's entries, read beside the
 * commands, in the light of what usually goes wrong. Says nothing before the count is validated.
 */
export async function explainCount(
  { countId }: z.output<typeof dayCalls.explainCount.input>,
  day: DayContext,
  pause: () => Promise<void>,
): Promise<Result<z.input<typeof dayCalls.explainCount.output>, Failure>> {
  const count = openCounts(day.store).find(({ id }) => id === countId);
  if (!count) return refuse(fail('COUNT_GONE'));
  if (count.state !== 'validated' || count.place !== 'drawer') return refuse(fail('COUNT_STATE'));
  const recorded = await recordedUntil(day.till.journal, count.through, pause);
  const explanations = explainDifference({ ...countedOf(day, count), ...recorded });
  return ok({ explanations: explanations.map(written) });
}

function countedOf({ till }: DayContext, count: StoredCount): Pick<CountedDay, 'tenders'> {
  return {
    tenders: count.expected.map(({ type, amountMinor }) => {
      const counted = count.money.find((money) => money.type === type);
      const kind = tenderTypeIn(till.tenders(), type)?.kind;
      return {
        type,
        isCash: kind === 'cash',
        isCard: kind === 'card',
        expectedMinor: amountMinor,
        countedMinor: heldIn(count.money, type).amountMinor,
        pieces: (counted?.denominations ?? []).map((each) => ({
          valueMinor: each.unitMinor,
          count: each.count,
        })),
      };
    }),
  };
}

type Recorded = Omit<CountedDay, 'tenders'>;

/** What the session recorded: back from the count to the closing before it. */
async function recordedUntil(
  journal: Journal,
  through: number,
  pause: () => Promise<void>,
): Promise<Recorded> {
  const { journalId } = liveHead(journal);
  const recorded: {
    -readonly [K in keyof Recorded]: Recorded[K][number][];
  } = { payments: [], movements: [], abandonedBaskets: [], unknownPayments: [] };
  const first = Math.max(1, lastClosed(journal, journalId) + 1, through - maximumEntries);
  for (let next = first; next <= through; next += readAtOnce) {
    for (const { bytes, sequence } of journal.read(journalId, next, readAtOnce)) {
      if (sequence <= through) note(recorded, readEntry(bytes));
    }
    await pause();
  }
  return recorded;
}

function note(
  to: { -readonly [K in keyof Recorded]: Recorded[K][number][] },
  read: ReadEntry,
): void {
  if (!read.known) return;
  const place = { journalId: read.envelope.journal.id, sequence: read.envelope.sequence };
  if (read.type === 'transaction') {
    for (const { type, kind, amountMinor, terminal } of read.body.tenders) {
      const isCash = kind === 'cash';
      to.payments.push({ place, type, isCash, amountMinor, isTyped: !isCash && terminal === null });
    }
  }
  if (read.type === 'basket-abandoned') {
    to.abandonedBaskets.push({ place, grossMinor: read.body.grossMinor });
  }
  if (read.type !== 'money-moved') return;
  const kind = movementKind(read.body.kind);
  if (kind === null) return;
  const sumMinor = read.body.money.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  to.movements.push({ place, kind, amountMinor: kind === 'paid-in' ? sumMinor : -sumMinor });
}

function movementKind(kind: string): RecordedMovement['kind'] | null {
  return kind === 'cash-drop' || kind === 'paid-in' || kind === 'paid-out' ? kind : null;
}

/** Sequence of the last closed session, 0 if none. */
function lastClosed(journal: Journal, journalId: string): number {
  return journal.latest(journalId, 'session-closed', 1)[0]?.sequence ?? 0;
}

/** On the wire nothing is read-only. */
function written({ examples, confidence }: Explanation) {
  return { confidence, examples: examples.map((causes) => [...causes]) };
}
