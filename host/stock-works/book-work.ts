import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { stockWorkCalls } from '../../contract/host/calls/stock-work-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { restFollows } from '../../domain/stock-works/goods-notice.ts';
import { withReceivingReasons } from '../../domain/stock-works/receiving-reasons.ts';
import {
  isReceiving,
  movedOf,
  type StockWork,
  type WorkLine,
  workValueMinor,
} from '../../domain/stock-works/stock-work.ts';
import { permit, permitAmount } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay } from '../day/day-context.ts';
import { liveHead } from '../day/day-keeper.ts';
import { actionOf } from './begin-work.ts';
import { openWork } from './gather.ts';
import { noticeToReceive } from './goods-notices.ts';
import { requestToAnswer } from './goods-requests.ts';
import type { StockContext } from './stock-context.ts';

type Request = z.output<typeof stockWorkCalls.bookStockWork.input>;
type Booked = z.output<typeof stockWorkCalls.bookStockWork.output>;

/** Ends a work by its entry; it is gone with it. Over a limit of value a second person allows it. */
export async function bookStockWork(
  { commandId, seat, workId }: Request,
  context: StockContext,
): Promise<Result<Booked, Failure>> {
  const { day, store } = context;
  // Asked first: nothing is waited for between what is looked at below and the entry.
  const answeredElsewhere = await isNoLongerOurs(store.find(workId), context);
  const known = stockWorkCalls.bookStockWork.output.nullable().parse(answered(day, commandId));
  if (known) return ok(known);
  const found = openWork(workId, context);
  if (!found.ok) return found;
  const work = found.value;
  // A count is ended by its inventory.
  if (work.kind === 'count') return refuse(fail('STOCK_WORK_GONE'));
  if (answeredElsewhere !== null) return refuse(fail(answeredElsewhere));
  const lines = store.lines(workId);
  const permitted = mayBook(work, workValueMinor(lines), seat, context);
  if (!permitted.ok) return permitted;
  if (hasReason(work) && work.reasonCode === '') return refuse(fail('REASON_NEEDED'));
  const { till } = day;
  const { currency } = till.identity;
  const isPart = work.reasonCode === restFollows;
  const gathered = isReceiving(work) ? withReceivingReasons(lines, isPart) : lines;
  const bodies = movedOf(work, gathered, { reasonCode: work.reasonCode, currency });
  const all = bodies.flatMap((body) => body.lines);
  if (all.length === 0 || isNothingSent(work, lines)) return refuse(fail('STOCK_WORK_EMPTY'));
  day.keeper.closeOverdue();
  const { journalId, types } = liveHead(till.journal);
  const number = (types['stock-moved']?.sequence ?? 0) + 1;
  const valueMinor = all.reduce((sum, line) => sum + (line.valueMinor ?? 0), 0);
  const answer = { journalId, number, lineCount: all.length, valueMinor };
  appendDay(day, {
    ...{ commandId, answer },
    drafts: bodies.map((body) => ({
      ...{ type: 'stock-moved' as const, body, operatorId: actorAt(till, seat), personal: null },
    })),
    beside: () => store.remove(workId),
  });
  return ok(answer);
}

/** A transfer that another till of the store has received since this work began, or a request that it answered. */
async function isNoLongerOurs(
  work: StockWork | null,
  { day: { till } }: StockContext,
): Promise<'TRANSFER_GONE' | 'REQUEST_GONE' | null> {
  if (work === null || work.documentId === '') return null;
  if (isReceiving(work))
    return (await noticeToReceive(work.documentId, till)) === null ? 'TRANSFER_GONE' : null;
  if (work.kind === 'transfer-sent')
    return (await requestToAnswer(work.documentId, till)) === null ? 'REQUEST_GONE' : null;
  return null;
}

/** What was asked for stands in the work before anything of it is scanned. */
function isNothingSent({ kind }: StockWork, lines: readonly WorkLine[]): boolean {
  return kind === 'transfer-sent' && lines.every(({ quantity }) => quantity.value === 0);
}

/** Goods that leave or come without a paper that says so, or are asked for: somebody answers for why. */
function hasReason({ kind }: StockWork): boolean {
  return kind === 'adjustment' || kind === 'shrinkage' || kind === 'transfer-asked';
}

function mayBook(
  { kind }: StockWork,
  valueMinor: number,
  seat: string,
  { day: { till } }: StockContext,
): Result<null, Failure> {
  const action = actionOf(kind);
  if (action === null) return ok(null);
  return action === 'stock-adjust'
    ? permitAmount(till, seat, action, valueMinor)
    : permit(till, seat, action);
}
