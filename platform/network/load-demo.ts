import type { Database } from '../database/database.ts';
import { franchisee, ownChain } from '../demo/companies.ts';
import { demoPlaces } from '../demo/places.ts';

/** Tills that every store of the demo has; they wait to be enrolled. */
const tillNumbers = ['1', '2', '3'];

/** Gives an empty platform the demo retailer: companies, places, tills. Changes nothing of another. */
export async function loadDemoWhenEmpty(database: Database): Promise<boolean> {
  return await database.transaction(async (sql) => {
    // Two processes on one new database: the second waits here, then finds it filled.
    await sql.query('lock table companies in exclusive mode');
    const companies = await sql.query('select id from companies limit 1');
    if (companies.length > 0) return false;
    await sql.query(
      `insert into companies (id, name, siren, details)
       select details ->> 'id', details ->> 'name', details ->> 'siren', details
       from jsonb_array_elements($1::jsonb) as details`,
      [JSON.stringify([ownChain, franchisee])],
    );
    const places = demoPlaces();
    await sql.query(
      `insert into places (id, company_id, kind, name, details)
       select details ->> 'id', details ->> 'companyId', details ->> 'place', details ->> 'name',
              details
       from jsonb_array_elements($1::jsonb) as details`,
      [JSON.stringify(places)],
    );
    await sql.query(
      `insert into tills (id, store_id, number)
       select store.id || '-' || number, store.id, number
       from places store, jsonb_array_elements_text($1::jsonb) as number
       where store.kind = 'store'`,
      [JSON.stringify(tillNumbers)],
    );
    return true;
  });
}
