import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { StockWorkView, stockWorkCalls } from '../../contract/host/calls/stock-work-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { StockWork } from '../../domain/stock-works/stock-work.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay } from '../day/day-context.ts';
import { announcedLines } from './announced-lines.ts';
import { goodsNotices } from './goods-notices.ts';
import { goodsRequests, requestToAnswer } from './goods-requests.ts';
import type { StockContext } from './stock-context.ts';
import { workView } from './work-view.ts';

type Input<N extends keyof typeof stockWorkCalls> = z.output<(typeof stockWorkCalls)[N]['input']>;
type Done = Promise<Result<Record<string, never>, Failure>>;

/** Begins to gather what another store asked for, or goes on with it: what was asked stands there. */
export async function sendAskedGoods(
  { commandId, seat, requestId }: Input<'sendAskedGoods'>,
  { day: { till }, store }: StockContext,
): Promise<Result<StockWorkView, Failure>> {
  const permitted = permit(till, seat, 'stock-receive');
  if (!permitted.ok) return permitted;
  const known = store
    .works()
    .find(({ kind, documentId }) => kind === 'transfer-sent' && documentId === requestId);
  if (known) return ok(workView(known, store));
  const request = await requestToAnswer(requestId, till);
  if (request === null) return refuse(fail('REQUEST_GONE'));
  const work: StockWork = {
    ...{ id: commandId, kind: 'transfer-sent', direction: 'out', documentId: requestId },
    ...{ otherPlaceId: request.askerId, reasonCode: '', zone: '', isRecount: false, isDone: false },
    ...{ startedBy: actorAt(till, seat), startedAt: till.now() },
  };
  const asked = request.lines.map((line) => ({ ...line, milli: line.askedMilli }));
  const lines = await announcedLines(asked, till);
  store.alone(() => {
    store.put(work);
    for (const line of lines) store.putLine(work.id, line);
  });
  return ok(workView(work, store));
}

/** The store that was asked says why it won't send them. */
export async function refuseGoods(
  { commandId, seat, requestId, reasonCode }: Input<'refuseGoods'>,
  context: StockContext,
): Done {
  const { till } = context.day;
  if (answered(context.day, commandId) !== null) return ok({});
  if (!till.rules().reasons['order-refused'].some(({ code }) => code === reasonCode))
    return refuse(fail('REASON_UNKNOWN'));
  const request = await requestToAnswer(requestId, till);
  if (request === null) return refuse(fail('REQUEST_GONE'));
  const otherPlaceId = request.askerId;
  return say(
    'transfer-refused',
    { commandId, seat, documentId: requestId, otherPlaceId, reasonCode },
    context,
  );
}

/** The store that asked needs them no more, or has read the refusal. */
export async function closeRequest(
  { commandId, seat, requestId }: Input<'closeRequest'>,
  context: StockContext,
): Done {
  const { till } = context.day;
  if (answered(context.day, commandId) !== null) return ok({});
  const all = await goodsRequests(till);
  const found = all.find(({ request }) => request.id === requestId)?.request;
  if (found?.askerId !== till.identity.store.id) return refuse(fail('REQUEST_GONE'));
  const otherPlaceId = found.giverId;
  const reasonCode = '';
  return say(
    'transfer-ask-closed',
    { commandId, seat, documentId: requestId, otherPlaceId, reasonCode },
    context,
  );
}

/** Somebody has seen what differed of a notice, at this store. */
export async function settleNotice(
  { commandId, seat, noticeId }: Input<'settleNotice'>,
  context: StockContext,
): Done {
  if (answered(context.day, commandId) !== null) return ok({});
  const all = await goodsNotices(context.day.till);
  const found = all.find(({ id, state }) => id === noticeId && state === 'received');
  if (found === undefined) return refuse(fail('TRANSFER_GONE'));
  const about = { commandId, seat, documentId: noticeId, otherPlaceId: '', reasonCode: '' };
  return say('difference-settled', about, context);
}

/** Nothing moves; the other store hears of it with the journal. */
function say(
  kind: 'transfer-refused' | 'transfer-ask-closed' | 'difference-settled',
  {
    commandId,
    seat,
    documentId,
    otherPlaceId,
    reasonCode,
  }: {
    commandId: string;
    seat: string;
    documentId: string;
    otherPlaceId: string;
    reasonCode: string;
  },
  { day }: StockContext,
): Result<Record<string, never>, Failure> {
  const { till } = day;
  const permitted = permit(till, seat, 'stock-receive');
  if (!permitted.ok) return permitted;
  const body = {
    ...{ kind, workId: commandId, part: 1, parts: 1, documentId, otherPlaceId },
    ...{ zone: '', reasonCode, currency: till.identity.currency, lines: [], count: null },
  };
  day.keeper.closeOverdue();
  appendDay(day, {
    ...{ commandId, answer: {} },
    drafts: [{ type: 'stock-moved', body, operatorId: actorAt(till, seat), personal: null }],
  });
  return ok({});
}
