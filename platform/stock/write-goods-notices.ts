import { afterNotice, type NoticeEffect } from '../../domain/stock-works/goods-notice.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { lockedNotice, tellNotice } from './tell-notice.ts';

/** Tells the stores of transfers and deliveries how they stand after these entries. */
export async function writeGoodsNotices(
  sql: FeedTransaction,
  effects: readonly NoticeEffect[],
  nowMs: number,
): Promise<void> {
  // By their ids, as everybody takes these locks; what is of one transfer stays in its order.
  const inOrder = effects.toSorted((a, b) => Number(a.id > b.id) - Number(a.id < b.id));
  for (const effect of inOrder) {
    const notice = afterNotice(await lockedNotice(sql, effect.id), effect);
    if (notice !== null) await tellNotice(sql, notice, nowMs);
  }
}
