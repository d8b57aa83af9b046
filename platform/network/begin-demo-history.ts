import { daysAfter } from '../../domain/report/days-of-span.ts';
import type { Database } from '../database/database.ts';
import { demoFigures } from '../demo/demo-history.ts';
import { demoPlaces } from '../demo/places.ts';

const targetDays = 45;

/**
 * From today on the days of the demo stores are their journals’; those before are made up (and marked
 * so) when somebody compares with them. Each store is given targets for the next weeks: a little more
 * than the same day a year before. Two statements, so that the first start of a demo does not wait.
 */
export async function beginDemoHistory(database: Database, today: string): Promise<void> {
  const stores = demoPlaces().flatMap(({ id, place }) => (place === 'store' ? [id] : []));
  await database.query(
    `insert into demo_history (store_id, before_day)
     select id, $2 from jsonb_array_elements_text($1::jsonb) as id
     on conflict (store_id) do nothing`,
    [JSON.stringify(stores), today],
  );
  const targets = stores.flatMap((storeId) =>
    Array.from({ length: targetDays }, (_, index) => {
      const day = daysAfter(today, index);
      return { store_id: storeId, day, amount: targetLike(storeId, daysAfter(day, -364)) };
    }),
  );
  await database.query(
    `insert into targets (store_id, business_day, amount_minor)
     select store_id, day, amount from jsonb_to_recordset($1::jsonb) as target (
       store_id text, day text, amount bigint)
     on conflict (store_id, business_day) do nothing`,
    [JSON.stringify(targets)],
  );
}

/** 4 % more than last year, in whole tens of euros. */
function targetLike(storeId: string, lastYear: string): number {
  const { grossMinor } = demoFigures(storeId, lastYear).turnover;
  return Math.round((grossMinor * 104) / 100_000) * 1_000;
}
