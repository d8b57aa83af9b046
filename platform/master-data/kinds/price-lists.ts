import { z } from 'zod';
import { ok, refuse } from '../../../domain/result.ts';
import type { Queries } from '../../database/database.ts';
import { writeIdentities } from '../../network/write-identities.ts';
import { maybeText, oneOf, someText } from '../codecs.ts';
import { type Column, column, writeRow } from '../column.ts';
import type { CellRefusal } from '../line-refusal.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';

const priceList = z
  .object({
    id: z.string().regex(/^[^\s|]{1,64}$/),
    name: z.string().min(1).max(200),
    kind: z.enum(['store', 'company', 'professional']),
    storeId: z.string().min(1).optional(),
    companyId: z.string().min(1).optional(),
  })
  .refine(({ kind, storeId }) => (kind === 'store') === (storeId !== undefined), {
    path: ['storeId'],
  })
  .refine(({ kind, companyId }) => (kind === 'company') === (companyId !== undefined), {
    path: ['companyId'],
  });
type PriceList = z.infer<typeof priceList>;

const owner = (name: 'storeId' | 'companyId'): Column<PriceList> =>
  column(name, maybeText, {
    get: (list) => list[name],
    set: (list, value) => ({ ...list, [name]: value }),
  });

const columns: readonly Column<PriceList>[] = [
  column('name', someText, { get: ({ name }) => name, set: (list, name) => ({ ...list, name }) }),
  column('kind', oneOf(['store', 'company', 'professional']), {
    get: ({ kind }) => kind,
    set: (list, kind) => ({ ...list, kind }),
  }),
  owner('storeId'),
  owner('companyId'),
];

/** Whose prices there are: of a store, of a company, of professionals. What they are is `prices`. */
export const priceListsKind: MasterKind = {
  key: ['id'],
  needed: ['id'],
  columns: ['id', ...columns.map(({ name }) => name)],
  async take(sql, lines) {
    const stored = new Map((await allLists(sql)).map((list) => [list.id, list]));
    const owners = await ownersOf(sql);
    const owned = new Map([...stored.values()].map((list) => [ownerKey(list), list.id]));
    const { rows, refusals } = takeRows<PriceList>(lines, {
      columns,
      schema: priceList,
      before({ cells }) {
        const id = cells.id?.trim() ?? '';
        if (id === '') return refuse({ column: 'id', problem: 'empty', found: '' });
        return ok(stored.get(id) ?? { id, name: '', kind: 'professional' });
      },
      refused(list): CellRefusal | null {
        const before = stored.get(list.id);
        // Its prices lie where its owner's tills read them.
        if (before && ownerKey(before) !== ownerKey(list))
          return { column: 'kind', problem: 'fixed', found: list.kind };
        const column = list.kind === 'store' ? 'storeId' : 'companyId';
        const found = list[column] ?? '';
        if (list.kind === 'professional') return null;
        if (!owners.has(ownerKey(list))) return { column, problem: 'unknown', found };
        const holder = owned.get(ownerKey(list)) ?? list.id;
        owned.set(ownerKey(list), holder);
        return holder === list.id ? null : { column, problem: 'repeated', found };
      },
    });
    await sql.query(
      `insert into price_lists (id, name, kind, store_id, company_id)
       select id, name, kind, "storeId", "companyId"
       from jsonb_to_recordset($1::jsonb) as list (
         id text, name text, kind text, "storeId" text, "companyId" text)
       on conflict (id) do update set name = excluded.name`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
    const stores = await sql.query(
      `select id from places where kind = 'store' and (
         id in (select jsonb_array_elements_text($1::jsonb))
         or company_id in (select jsonb_array_elements_text($2::jsonb)))`,
      [
        JSON.stringify(rows.flatMap(({ row }) => row.storeId ?? [])),
        JSON.stringify(rows.flatMap(({ row }) => row.companyId ?? [])),
      ],
    );
    await writeIdentities(
      sql,
      stores.map((row) => storeRow.parse(row).id),
    );
    return refusals;
  },
  async page(sql) {
    const lists = await allLists(sql);
    return { lines: lists.map((row) => ({ id: row.id, ...writeRow(columns, row) })), next: null };
  },
};

function ownerKey({ kind, storeId = '', companyId = '' }: PriceList): string {
  return `${kind} ${storeId}${companyId}`;
}

/** Who may have a list, as `ownerKey` names them. */
async function ownersOf(sql: Queries): Promise<Set<string>> {
  const rows = await sql.query(
    `select 'company ' || id as owner from companies
     union all select 'store ' || id from places where kind = 'store'`,
  );
  return new Set(rows.map((row) => ownerRow.parse(row).owner));
}

async function allLists(sql: Queries): Promise<PriceList[]> {
  const rows = await sql.query(
    `select jsonb_strip_nulls(jsonb_build_object(
       'id', id, 'name', name, 'kind', kind, 'storeId', store_id, 'companyId', company_id)) as list
     from price_lists order by id`,
  );
  return rows.map((row) => listRow.parse(row).list);
}

const listRow = z.object({ list: priceList });
const ownerRow = z.object({ owner: z.string() });
const storeRow = z.object({ id: z.string() });
