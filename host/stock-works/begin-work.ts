import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { StockWorkView, stockWorkCalls } from '../../contract/host/calls/stock-work-calls.ts';
import type { Action } from '../../domain/operator/permissions.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { StockMoveKind } from '../../domain/stock-works/stock-moved.ts';
import type { StockWork } from '../../domain/stock-works/stock-work.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import type { StockContext } from './stock-context.ts';
import { workView } from './work-view.ts';

type Request = z.output<typeof stockWorkCalls.beginStockWork.input>;

/** Who may end such a work, and so begin it; null: whoever is signed on. Counting is anybody's. */
export function actionOf(kind: StockMoveKind): Action | null {
  switch (kind) {
    case 'adjustment':
    case 'shrinkage':
      return 'stock-adjust';
    case 'transfer-asked':
    case 'transfer-sent':
    case 'transfer-received':
    case 'received':
      return 'stock-receive';
    case 'count':
      return null;
  }
}

/** Begins to gather goods; one of the same kind that is under way is gone on with. */
export async function beginStockWork(
  { commandId, seat, kind, direction, otherPlaceId }: Request,
  { day: { till }, store }: StockContext,
): Promise<Result<StockWorkView, Failure>> {
  const action = actionOf(kind);
  const permitted = action === null ? ok(null) : permit(till, seat, action);
  if (!permitted.ok) return permitted;
  const isSame = (work: StockWork) =>
    work.kind === kind && work.documentId === '' && work.otherPlaceId === otherPlaceId;
  if (
    (kind === 'transfer-sent' || kind === 'transfer-asked') &&
    (otherPlaceId === '' || otherPlaceId === till.identity.store.id)
  ) {
    return refuse(fail('TRANSFER_TO_WHOM'));
  }
  const known = store.works().find((work) => work.id === commandId || isSame(work));
  if (known) return ok(workView(known, store));
  const work: StockWork = {
    ...{ id: commandId, kind, direction, documentId: '', otherPlaceId, reasonCode: '' },
    ...{ zone: '', isRecount: false, isDone: false },
    ...{ startedBy: actorAt(till, seat), startedAt: till.now() },
  };
  store.alone(() => store.put(work));
  return ok(workView(work, store));
}
