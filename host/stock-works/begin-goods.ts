import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { StockWorkView, stockWorkCalls } from '../../contract/host/calls/stock-work-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { restMilli } from '../../domain/stock-works/goods-notice.ts';
import type { StockWork } from '../../domain/stock-works/stock-work.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { announcedLines } from './announced-lines.ts';
import { noticeToReceive } from './goods-notices.ts';
import type { StockContext } from './stock-context.ts';
import { workView } from './work-view.ts';

type Request = z.output<typeof stockWorkCalls.receiveGoods.input>;

/** Begins to receive a transfer or a delivery, or goes on with it: what was sent stands there, nothing of it has come yet. */
export async function receiveGoods(
  { commandId, seat, noticeId }: Request,
  { day: { till }, store }: StockContext,
): Promise<Result<StockWorkView, Failure>> {
  const permitted = permit(till, seat, 'stock-receive');
  if (!permitted.ok) return permitted;
  const known = store
    .works()
    .find(
      ({ kind, documentId }) =>
        (kind === 'transfer-received' || kind === 'received') && documentId === noticeId,
    );
  if (known) return ok(workView(known, store));
  const notice = await noticeToReceive(noticeId, till);
  if (notice === null) return refuse(fail('TRANSFER_GONE'));
  const work: StockWork = {
    ...{ id: commandId, direction: 'in', documentId: noticeId },
    // Who delivers is no store of the network.
    ...(notice.delivery
      ? { kind: 'received' as const, otherPlaceId: '' }
      : { kind: 'transfer-received' as const, otherPlaceId: notice.fromId }),
    ...{ reasonCode: '', zone: '', isRecount: false, isDone: false },
    ...{ startedBy: actorAt(till, seat), startedAt: till.now() },
  };
  // Of a delivery that comes in parts: what is still to come.
  const sent = notice.lines
    .map((line) => ({ ...line, milli: restMilli(line) }))
    .filter(({ milli }) => milli > 0);
  const lines = await announcedLines(sent, till);
  store.alone(() => {
    store.put(work);
    for (const line of lines) store.putLine(work.id, line);
  });
  return ok(workView(work, store));
}
