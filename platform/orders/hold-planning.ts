import type { DatabaseTransaction } from '../database/database.ts';
import { type PlannedParcels, readPlanned } from './read-planned.ts';

/**
 * Whether what was decided still fits beside what others planned since it was counted. While it does, its
 * places stay locked until the end of the database transaction: nobody else plans there. Else none is.
 */
export async function holdPlanning(
  sql: DatabaseTransaction,
  decided: PlannedParcels,
  nowMs: number,
): Promise<boolean> {
  if (decided.length === 0) return true;
  const tooMany = new Error('Others planned meanwhile');
  try {
    // Going back to the savepoint lets go of the locks, so nobody waits for one while holding another.
    await sql.savepoint(async () => {
      const placeIds = decided.map(({ placeId }) => placeId);
      await lockPlanning(sql, placeIds);
      const planned = await readPlanned(sql, placeIds, nowMs);
      const isFull = decided.some(
        ({ placeId, day, parcels, most }) =>
          (planned.get(`${placeId}|${day}`) ?? 0) + parcels > most,
      );
      if (isFull) throw tooMany;
    });
    return true;
  } catch (error) {
    if (error === tooMany) return false;
    throw error;
  }
}

/** In one order for everybody. */
export async function lockPlanning(
  sql: DatabaseTransaction,
  placeIds: readonly string[],
): Promise<void> {
  for (const table of ['places', 'suppliers'])
    await sql.query(
      `select 1 from ${table} where id = any(array(select jsonb_array_elements_text($1::jsonb)))
       order by id for no key update`,
      [JSON.stringify(placeIds)],
    );
}
