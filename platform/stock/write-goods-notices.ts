import { z } from 'zod';
import { goodsNotice, goodsNoticeId } from '../../contract/document/task.ts';
import {
  afterNotice,
  hasDifference,
  type NoticeEffect,
} from '../../domain/stock-works/goods-notice.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Tells both stores of a transfer how it stands after these entries: on its way, or received with what
 * differs. One that came as it was sent is no task for anybody any more.
 */
export async function writeGoodsNotices(
  sql: FeedTransaction,
  effects: readonly NoticeEffect[],
  nowMs: number,
): Promise<void> {
  // By their ids, as everybody takes these locks; what is of one transfer stays in its order.
  const inOrder = effects.toSorted((a, b) => Number(a.id > b.id) - Number(a.id < b.id));
  for (const effect of inOrder) {
    // Two stores may push at once: the second waits here, and reads what the first wrote.
    await sql.query('select pg_advisory_xact_lock(hashtext($1))', [`goods-notice ${effect.id}`]);
    const [row] = await sql.query('select notice from goods_notices where id = $1', [effect.id]);
    const notice = afterNotice(row ? noticeRow.parse(row).notice : null, effect);
    await sql.query(
      `insert into goods_notices (id, notice) values ($1, $2::jsonb)
       on conflict (id) do update set notice = excluded.notice`,
      [effect.id, JSON.stringify(notice)],
    );
    const stores = await sql.query(
      `select id from places where kind = 'store' and id in ($1, $2)`,
      [notice.fromId, notice.toId],
    );
    const id = goodsNoticeId(notice.id);
    const isOver = notice.state === 'received' && !hasDifference(notice);
    const written = sql.write(
      stores.map((store) => ({
        scope: `store:${placeRow.parse(store).id}` as const,
        change: isOver
          ? { collection: 'tasks' as const, erased: id }
          : {
              collection: 'tasks' as const,
              document: {
                ...{ id, kind: 'goods-notice' as const, at: new Date(nowMs).toISOString() },
                details: goodsNotice.parse(notice),
              },
            },
      })),
    );
    if (!written.ok) throw new Error(`a notice is no document: ${JSON.stringify(written.error)}`);
  }
}

const noticeRow = z.object({ notice: goodsNotice });
const placeRow = z.object({ id: z.string() });
