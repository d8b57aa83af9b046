import type { NetworkPlace } from '../../contract/document/network.ts';
import { placeStockId } from '../../contract/document/stock.ts';
import { assert } from '../../domain/assert.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { franchisee, ownChain } from '../demo/companies.ts';
import { demoDeliveries } from '../demo/deliveries.ts';
import { demoDocuments } from '../demo/demo-documents.ts';
import type { DemoSize } from '../demo/demo-size.ts';
import { demoTillNumbers } from '../demo/identities.ts';
import { type OpeningStock, openingStock } from '../demo/opening-stock.ts';
import { demoPlaces } from '../demo/places.ts';
import { demoPriceLists } from '../demo/price-lists.ts';
import { demoItems } from '../demo/retailer.ts';
import { demoSuppliers } from '../demo/suppliers.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { tellNotice } from '../stock/tell-notice.ts';

/**
 * Gives an empty platform the demo retailer: companies, places, tills, suppliers, price lists, master
 * data and the stock to open with. Changes nothing of another. All in one database transaction: half a retailer is none.
 */
export async function loadDemoWhenEmpty(database: Database, size: DemoSize): Promise<boolean> {
  return await inFeedTransaction(database, async (sql) => {
    // Two processes on one new database: the second waits here, then finds it filled.
    await sql.query('lock table companies in exclusive mode');
    const companies = await sql.query('select id from companies limit 1');
    if (companies.length > 0) return false;
    const places = demoPlaces();
    await insertNetwork(sql, places);
    const written = sql.write(demoDocuments(size));
    assert(written.ok, 'The demo is as its feeds must give it');
    await insertStock(sql, openingStock(demoItems(size), places));
    for (const notice of demoDeliveries(demoItems(size))) await tellNotice(sql, notice, 0);
    return true;
  });
}

async function insertNetwork(
  sql: DatabaseTransaction,
  places: readonly NetworkPlace[],
): Promise<void> {
  await sql.query(
    `insert into companies (id, name, siren, details)
     select details ->> 'id', details ->> 'name', details ->> 'siren', details
     from jsonb_array_elements($1::jsonb) as details`,
    [JSON.stringify([ownChain, franchisee])],
  );
  await sql.query(
    `insert into places (id, company_id, kind, name, details, region_id)
     select details ->> 'id', details ->> 'companyId', details ->> 'place', details ->> 'name',
            details, region_id
     from jsonb_to_recordset($1::jsonb) as place (details jsonb, region_id text)`,
    [JSON.stringify(places.map((place) => ({ details: place, region_id: place.regionId })))],
  );
  await sql.query(
    `insert into tills (id, store_id, number)
     select store.id || '-' || number, store.id, number
     from places store, jsonb_array_elements_text($1::jsonb) as number
     where store.kind = 'store'`,
    [JSON.stringify(demoTillNumbers)],
  );
  await sql.query(
    `insert into suppliers (id, name, details)
     select details ->> 'id', details ->> 'name', details
     from jsonb_array_elements($1::jsonb) as details`,
    [JSON.stringify(demoSuppliers)],
  );
  await sql.query(
    `insert into price_lists (id, name, kind, store_id, company_id)
     select id, name, kind, "storeId", "companyId"
     from jsonb_to_recordset($1::jsonb) as list (
       id text, name text, kind text, "storeId" text, "companyId" text)`,
    [JSON.stringify(demoPriceLists)],
  );
}

/** What a place has, and for a store the documents that tell its tills so. */
async function insertStock(sql: FeedTransaction, stock: readonly OpeningStock[]): Promise<void> {
  await sql.query(
    `insert into stock (place_id, sku, condition, quantity_milli, safety_milli)
     select place_id, sku, 'sellable', on_hand, safety
     from jsonb_to_recordset($1::jsonb) as stock (
       place_id text, sku text, on_hand bigint, safety bigint)`,
    [
      JSON.stringify(
        stock.map(({ placeId, sku, onHandMilli, safetyMilli }) => ({
          ...{ place_id: placeId, sku, on_hand: onHandMilli, safety: safetyMilli },
        })),
      ),
    ],
  );
  const stores = new Set(demoPlaces().flatMap(({ id, place }) => (place === 'store' ? [id] : [])));
  const written = sql.write(
    stock
      .filter(({ placeId }) => stores.has(placeId))
      .map((row) => ({
        scope: `store:${row.placeId}`,
        change: {
          collection: 'stock',
          document: {
            id: placeStockId(row.placeId, row.sku),
            kind: 'place-stock',
            reservedMilli: 0,
            ...row,
          },
        },
      })),
  );
  assert(written.ok, 'The demo’s stock is as its feeds must give it');
}
