import type { z } from 'zod';
import { perpetualTotals } from '../../contract/entry/envelope.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { dayCalls } from '../../contract/host/calls/day-calls.ts';
import type { DayReading } from '../../contract/host/day-shapes.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { ok, type Result } from '../../domain/result.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { closureHeadOf } from './closed-day.ts';
import { answered, appendDay, type DayContext } from './day-context.ts';
import { liveHead } from './day-keeper.ts';
import { readEvents, readingEvent } from './read-events.ts';

/**
 * The X: the day so far, noted as an event and as nothing else. Of what is counted at closing it says
 * nothing, or nobody would have to count.
 */
export async function readDay(
  { commandId, seat }: { commandId: string; seat: string },
  day: DayContext,
): Promise<Result<DayReading, Failure>> {
  const known = dayCalls.readDay.output.nullable().parse(answered(day, commandId));
  if (known) return ok(known);
  const { till } = day;
  const permitted = permit(till, seat, 'x-reading');
  if (!permitted.ok) return permitted;
  day.keeper.closeOverdue();
  const head = liveHead(till.journal);
  const { day: period } = head.periods;
  const counted = new Set(
    till
      .tenders()
      .types.filter(({ countedAtClosing }) => countedAtClosing)
      .map(({ id }) => id),
  );
  const reading: DayReading = {
    businessDay: till.businessDay(),
    at: till.now(),
    number: period.number + 1,
    totals: perpetualTotals.parse(period.totals),
    counts: {
      transactions: period.totals.transactionCount,
      ...countsSince(till.journal, head.journalId, period.sequence),
    },
    tenders: day.money
      .current()
      .unclosed.tenders.filter(({ type }) => !counted.has(type))
      .map((sum) => ({ ...sum })),
  };
  appendDay(day, {
    commandId,
    answer: reading,
    drafts: [
      {
        type: 'event',
        body: {
          event: readingEvent,
          details: { number: reading.number, transactions: reading.counts.transactions },
        },
        operatorId: actorAt(till, seat),
        personal: null,
      },
    ],
  });
  return ok(reading);
}

/** Closures of the live journal, newest first. `before` is a sequence. */
export function listClosures(
  { period, before, limit }: z.output<typeof dayCalls.closures.input>,
  journal: Journal,
): z.output<typeof dayCalls.closures.output> {
  const { journalId, types } = liveHead(journal);
  const found: ReturnType<typeof closureHeadOf>[] = [];
  for (let number = types.closure?.sequence ?? 0; number > 0; number -= 1) {
    const sealed = journal.findByType(journalId, 'closure', number);
    if (!sealed || found.length >= limit) break;
    if (before !== null && sealed.sequence >= before) continue;
    const head = closureHeadOf(sealed);
    if (period === null || head.period === period) found.push(head);
  }
  return { closures: found };
}

/** Beside the sales, since the entry of that sequence. */
function countsSince(journal: Journal, journalId: string, sequence: number) {
  const events = since(journal, journalId, 'event', sequence);
  const abandoned = since(journal, journalId, 'basket-abandoned', sequence).length;
  return { abandoned, ...readEvents(events) };
}

function since(journal: Journal, journalId: string, type: string, sequence: number): SealedEntry[] {
  const found: SealedEntry[] = [];
  for (let number = liveHead(journal).types[type]?.sequence ?? 0; number > 0; number -= 1) {
    const sealed = journal.findByType(journalId, type, number);
    if (!sealed || sealed.sequence <= sequence) break;
    found.push(sealed);
  }
  return found;
}
