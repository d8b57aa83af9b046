import { z } from 'zod';
import { type TillIdentity, tillIdentity } from '../../../contract/document/setting.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Queries } from '../../database/database.ts';
import { writeIdentities } from '../../network/write-identities.ts';
import { someText, text } from '../codecs.ts';
import { type Column, column, writeRow } from '../column.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';
import { addressColumns, noAddress } from './address-columns.ts';

type Company = TillIdentity['company'];

type Said = 'name' | 'siren' | 'vatNumber' | 'naf';
const said = (name: Said, codec = text): Column<Company> =>
  column(name, codec, {
    get: (company) => company[name],
    set: (company, value) => ({ ...company, [name]: value }),
  });

const columns: readonly Column<Company>[] = [
  said('name', someText),
  said('siren', someText),
  said('vatNumber'),
  said('naf'),
  ...addressColumns<Company>(),
];

/** Who sells: the own chain, a franchisee. Tills of its stores write it into every entry from then on. */
export const companiesKind: MasterKind = {
  key: ['id'],
  needed: ['id'],
  columns: ['id', ...columns.map(({ name }) => name)],
  async take(sql, lines) {
    const stored = new Map((await allCompanies(sql)).map((company) => [company.id, company]));
    const owners = new Map([...stored.values()].map(({ id, siren }) => [siren, id]));
    const { rows, refusals } = takeRows<Company>(lines, {
      columns,
      schema: tillIdentity.shape.company,
      before({ cells }) {
        const id = cells.id?.trim() ?? '';
        if (id === '') return refuse({ column: 'id', problem: 'empty', found: '' });
        const blank = { id, name: '', siren: '', vatNumber: '', naf: '', address: noAddress };
        return ok(stored.get(id) ?? blank);
      },
      refused({ id, siren }) {
        const owner = owners.get(siren) ?? id;
        owners.set(siren, owner);
        return owner === id ? null : { column: 'siren', problem: 'repeated', found: siren };
      },
    });
    await sql.query(
      `insert into companies (id, name, siren, details)
       select details ->> 'id', details ->> 'name', details ->> 'siren', details
       from jsonb_array_elements($1::jsonb) as details
       on conflict (id) do update
         set name = excluded.name, siren = excluded.siren, details = excluded.details`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
    const stores = await sql.query(
      `select id from places where kind = 'store'
         and company_id in (select jsonb_array_elements_text($1::jsonb))`,
      [JSON.stringify(rows.map(({ row }) => row.id))],
    );
    await writeIdentities(
      sql,
      stores.map((row) => storeRow.parse(row).id),
    );
    return refusals;
  },
  async page(sql) {
    const companies = await allCompanies(sql);
    return {
      lines: companies.map((row) => ({ id: row.id, ...writeRow(columns, row) })),
      next: null,
    };
  },
};

async function allCompanies(sql: Queries): Promise<Company[]> {
  const rows = await sql.query('select details from companies order by id');
  return rows.map((row) => companyRow.parse(row).details);
}

const companyRow = z.object({ details: tillIdentity.shape.company });
const storeRow = z.object({ id: z.string() });
