import { z } from 'zod';
import { goodsNotice, goodsNoticeId } from '../../contract/document/task.ts';
import { type GoodsNotice, hasDifference } from '../../domain/stock-works/goods-notice.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** Whoever changes a notice has it for itself until the database transaction ends; null where there is none. */
export async function lockedNotice(sql: FeedTransaction, id: string): Promise<GoodsNotice | null> {
  // Two stores may push at once: the second waits here, and reads what the first wrote.
  await sql.query('select pg_advisory_xact_lock(hashtext($1))', [`goods-notice ${id}`]);
  const [row] = await sql.query('select notice from goods_notices where id = $1', [id]);
  return row ? noticeRow.parse(row).notice : null;
}

/**
 * Keeps a notice and tells its stores how it stands: on its way, or received with what differs. One that
 * came as it was sent, and one whose difference a store has seen, is no task for it any more.
 */
export async function tellNotice(
  sql: FeedTransaction,
  notice: GoodsNotice,
  nowMs: number,
): Promise<void> {
  await sql.query(
    `insert into goods_notices (id, notice) values ($1, $2::jsonb)
     on conflict (id) do update set notice = excluded.notice`,
    [notice.id, JSON.stringify(notice)],
  );
  const stores = await sql.query(`select id from places where kind = 'store' and id in ($1, $2)`, [
    notice.fromId,
    notice.toId,
  ]);
  const id = goodsNoticeId(notice.id);
  const isOver = notice.state === 'received' && !hasDifference(notice);
  const written = sql.write(
    stores.map((store) => {
      const storeId = placeRow.parse(store).id;
      const isNothing = notice.lines.length === 0 || notice.settledBy?.includes(storeId);
      return {
        scope: `store:${storeId}` as const,
        change:
          isOver || isNothing
            ? { collection: 'tasks' as const, erased: id }
            : {
                collection: 'tasks' as const,
                document: {
                  ...{ id, kind: 'goods-notice' as const, at: new Date(nowMs).toISOString() },
                  details: goodsNotice.parse(notice),
                },
              },
      };
    }),
  );
  if (!written.ok) throw new Error(`a notice is no document: ${JSON.stringify(written.error)}`);
}

const noticeRow = z.object({ notice: goodsNotice });
const placeRow = z.object({ id: z.string() });
