import { z } from 'zod';
import {
  networkBandId,
  regionBandId,
  type StockDocument,
  stockBand,
} from '../../contract/document/stock.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type { Database, Queries } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import type { Scope } from '../documents/scope.ts';

/** Items of one database transaction: it holds the lock on the order of changes while it writes. */
const batchSize = 500;

/**
 * Brings the bands of the network and of its regions up to what can be promised now. A job: no sale
 * writes to these scopes, for every till of the network reads them. Only items with a row of stock
 * have bands; one that is as it was is no change. When it is told to stop, the rest waits for the next time.
 */
export async function rewriteBands(database: Database, stopping?: AbortSignal): Promise<void> {
  let after = '';
  while (!stopping?.aborted) {
    const last = await inFeedTransaction(database, async (sql) => {
      const skus = await nextSkus(sql, after);
      const written = sql.write(
        [...(await networkBands(sql, skus)), ...(await regionBands(sql, skus))].map(
          ({ scope, document }) => ({ scope, change: { collection: 'stock', document } }),
        ),
      );
      // Bands and their ids are made of what the tables' own constraints let by.
      if (!written.ok) throw new FailureError(written.error);
      return skus.at(-1);
    });
    if (last === undefined) return;
    after = last;
  }
}

interface Band {
  scope: Scope;
  document: StockDocument;
}

async function nextSkus(sql: Queries, after: string): Promise<string[]> {
  const rows = await sql.query(
    `select distinct sku from stock where sku > $1 and condition = 'sellable' order by sku limit $2`,
    [after, batchSize],
  );
  return rows.map((row) => skuRow.parse(row).sku);
}

/** What can be promised from a place, as a band; less than one whole unit still is some. */
const available = 'greatest(0, quantity_milli - reserved_milli - safety_milli)';
const bandOf = (milli: string) =>
  `case when ${milli} <= 0 then '0' when ${milli} < 2000 then '1' when ${milli} < 6000 then '2-5' else '6+' end`;

async function networkBands(sql: Queries, skus: readonly string[]): Promise<Band[]> {
  const rows = await sql.query(
    `select sku, ${bandOf(`sum(${available})`)} as band from stock
     where sku in (select jsonb_array_elements_text($1::jsonb)) and condition = 'sellable'
     group by sku order by sku`,
    [JSON.stringify(skus)],
  );
  return rows.map((row) => {
    const { sku, band } = networkRow.parse(row);
    return {
      scope: 'network',
      document: { id: networkBandId(sku), kind: 'network-band', sku, band },
    };
  });
}

/** A region whose last piece is gone keeps its document, with no place in it. */
async function regionBands(sql: Queries, skus: readonly string[]): Promise<Band[]> {
  const rows = await sql.query(
    `select place.region_id, stock.sku,
            coalesce(jsonb_object_agg(place.id, ${bandOf(available)})
                     filter (where ${available} > 0), '{}') as places
     from stock join places place on place.id = stock.place_id and place.region_id <> ''
     where stock.sku in (select jsonb_array_elements_text($1::jsonb)) and condition = 'sellable'
     group by place.region_id, stock.sku order by stock.sku, place.region_id`,
    [JSON.stringify(skus)],
  );
  return rows.map((row) => {
    const { region_id: regionId, sku, places } = regionRow.parse(row);
    return {
      scope: `region:${regionId}`,
      document: { id: regionBandId(regionId, sku), kind: 'region-band', sku, regionId, places },
    };
  });
}

const skuRow = z.object({ sku: z.string() });
const networkRow = z.object({ sku: z.string(), band: stockBand });
const regionRow = z.object({
  region_id: z.string(),
  sku: z.string(),
  places: z.record(z.string(), stockBand),
});
