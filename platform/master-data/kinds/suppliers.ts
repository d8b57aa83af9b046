import { z } from 'zod';
import {
  dropShipper,
  type Supplier,
  supplier,
  supplierSettingId,
} from '../../../contract/document/supplier.ts';
import { assert } from '../../../domain/assert.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Queries } from '../../database/database.ts';
import { maybeWholeNumber, someText, text, wholeNumber } from '../codecs.ts';
import { type Column, column, writeRow } from '../column.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';
import { addressColumns, noAddress } from './address-columns.ts';

type Said = 'name' | 'gln' | 'vatNumber' | 'email' | 'phone';
const said = (name: Said, codec = text): Column<Supplier> =>
  column(name, codec, {
    get: (given) => given[name],
    set: (given, value) => ({ ...given, [name]: value }),
  });

const columns: readonly Column<Supplier>[] = [
  said('name', someText),
  said('gln'),
  said('vatNumber'),
  said('email'),
  said('phone'),
  ...addressColumns<Supplier>(),
  column('leadDays', wholeNumber, {
    get: ({ leadDays }) => leadDays,
    set: (given, leadDays) => ({ ...given, leadDays }),
  }),
  column('dropShipDays', maybeWholeNumber, {
    get: ({ dropShipDays }) => dropShipDays,
    set: (given, dropShipDays) => ({ ...given, dropShipDays }),
  }),
];

/** Who delivers. Tills know those that send to the customer themselves. */
export const suppliersKind: MasterKind = {
  key: ['id'],
  needed: ['id'],
  columns: ['id', ...columns.map(({ name }) => name)],
  async take(sql, lines) {
    const stored = new Map((await allSuppliers(sql)).map((given) => [given.id, given]));
    const { rows, refusals } = takeRows<Supplier>(lines, {
      columns,
      schema: supplier,
      before({ cells }) {
        const id = cells.id?.trim() ?? '';
        if (id === '') return refuse({ column: 'id', problem: 'empty', found: '' });
        const unknown = { name: '', gln: '', vatNumber: '', email: '', phone: '' };
        const blank = { id, ...unknown, address: noAddress, leadDays: 0, dropShipDays: null };
        return ok(stored.get(id) ?? blank);
      },
    });
    await sql.query(
      `insert into suppliers (id, name, details)
       select details ->> 'id', details ->> 'name', details
       from jsonb_array_elements($1::jsonb) as details
       on conflict (id) do update set name = excluded.name, details = excluded.details`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
    const written = sql.write(
      rows.map(({ row }) => {
        const id = supplierSettingId(row.id);
        const told = dropShipper.strip().safeParse(row);
        return {
          scope: 'network',
          change: told.success
            ? { collection: 'settings', document: { id, kind: 'setting', value: told.data } }
            : { collection: 'settings', erased: id },
        };
      }),
    );
    assert(written.ok, 'A setting holds any JSON');
    return refusals;
  },
  async page(sql) {
    const suppliers = await allSuppliers(sql);
    return {
      lines: suppliers.map((row) => ({ id: row.id, ...writeRow(columns, row) })),
      next: null,
    };
  },
};

async function allSuppliers(sql: Queries): Promise<Supplier[]> {
  const rows = await sql.query('select details from suppliers order by id');
  return rows.map((row) => supplierRow.parse(row).details);
}

const supplierRow = z.object({ details: supplier });
