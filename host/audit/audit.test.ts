import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { AuditRow } from '../../contract/host/calls/audit-calls.ts';
import { approvingTill } from '../../test/support/approving-till.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { newFolder } from '../../test/support/journal-on-disk.ts';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';
import { setSetting } from '../commands/set-setting.ts';
import { auditHandlers } from './audit-handlers.ts';
import { openAuditIndex } from './audit-index.ts';

let till: PrintingTill;
let pauses: number;
let folder: string;
let remove: () => void;
let noted: EntryDraft[];
beforeEach(async () => {
  till = await printingTill();
  pauses = 0;
  noted = [];
  ({ folder, remove } = newFolder());
});
afterEach(() => {
  till.end();
  remove();
});

/** Reads on where the till file says that it was read. */
function audit() {
  const sql = till.sql();
  const file = {
    sql,
    transaction: <T>(work: (db: typeof sql) => T): T => {
      sql.exec('BEGIN');
      const result = work(sql);
      sql.exec('COMMIT');
      return result;
    },
  };
  const index = openAuditIndex(file, till.journal, async () => {
    pauses += 1;
  });
  return auditHandlers({
    index,
    journal: till.journal,
    aliasOf: (id) => `alias of ${id}`,
    files: {
      folder,
      name: () => 'audit-2-2026-11-22',
      pause: async () => {},
      operatorAt: () => 'op-boss',
      note: async (draft) => void noted.push(draft),
    },
  });
}

const session = { id: 'page', role: 'page' as const };
const all = { seat: 'till', kind: null, operatorId: null, day: null, before: null, limit: 100 };

async function rowsOf(filter: Partial<Parameters<ReturnType<typeof audit>['audit']>[0]> = {}) {
  const answer = await audit().audit({ ...all, ...filter }, session);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const told = ({ kind, what, amountMinor, detail }: AuditRow) => [kind, what, amountMinor, detail];

async function approvedDiscount(): Promise<void> {
  const door = approvingTill(till);
  const input = {
    ...{ commandId: till.newCommandId(), seat: 'till', lineNumber: 1, reasonCode: 'damaged' },
    discount: { kind: 'percent' as const, rateBp: 3_000 },
  };
  const send = (approval?: string) =>
    door.through('discountLine', { ...input, ...(approval && { approval }) }, () =>
      till.call.discountLine(input),
    );
  await send(door.allow(await send()));
}

describe('the audit view', () => {
  it('shows returns without a receipt as a kind of their own', async () => {
    await till.cashier.giveBackWithoutReceipt('bread', '2');
    await till.cashier.refund('store-credit', 240);
    const { rows } = await rowsOf({ kind: 'no-receipt' });
    expect(rows.map(told)).toEqual([['no-receipt', '', -240, 'Article bread']]);
  });

  it('shows, newest first, what somebody may ask about, and no plain sale', async () => {
    await till.sell();
    await till.cashier.scan('jumper');
    await approvedDiscount();
    await till.cashier.scan('lamp');
    await till.cashier.voidLine(2);
    await till.cashier.cash(10_000);
    await till.cashier.scan('jumper');
    await till.cashier.abandon();
    setSetting(
      { seat: 'till', key: 'receipts.language', value: 'en' },
      till.context(),
      till.settings(),
    );
    const { rows, next } = await rowsOf();
    expect(next).toBeNull();
    expect(rows.map(told)).toEqual([
      ['settings', 'settings-changed', null, 'receipts.language · en'],
      ['abandoned', '', 7_990, 'customer-left'],
      ['void', '', -4_990, 'Article lamp'],
      ['discount', '', -2_397, 'damaged'],
      ['approval', 'line-discount', 2_397, ''],
    ]);
    const receipt = rows.find(({ kind }) => kind === 'discount')?.receipt;
    expect(receipt?.number).toMatch(/\d/);
    expect(rows.at(-1)).toMatchObject({
      operatorAlias: 'alias of op-boss',
      askedByAlias: 'alias of op-1',
      receipt,
    });
  });

  it('is filtered by kind, person and day, and goes on where it ended', async () => {
    for (let n = 0; n < 5; n += 1) {
      await till.cashier.scan('jumper');
      if (n % 2 === 0) await approvedDiscount();
      await till.cashier.abandon();
    }
    const { rows: first, next } = await rowsOf({ kind: 'abandoned', limit: 3 });
    const { rows: rest } = await rowsOf({ kind: 'abandoned', limit: 3, before: next });
    const numbers = [...first, ...rest].map(({ number }) => number);
    expect(numbers).toHaveLength(5);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect((await rowsOf({ kind: 'approval', operatorId: 'op-1' })).rows).toHaveLength(3);
    expect((await rowsOf({ operatorId: 'op-2' })).rows).toEqual([]);
    const { businessDay } = first[0] ?? { businessDay: '' };
    expect((await rowsOf({ day: businessDay })).rows).toHaveLength(8);
    expect((await rowsOf({ day: '2020-01-01' })).rows).toEqual([]);
  });

  it('reads each entry once, a little at a time, also over a restart; lost, it is made again the same', async () => {
    for (let n = 0; n < 40; n += 1) {
      await till.cashier.scan('jumper');
      await till.cashier.abandon();
    }
    const { rows } = await rowsOf();
    expect(rows).toHaveLength(40);
    expect(pauses).toBeGreaterThan(1);
    till.restart();
    pauses = 0;
    expect((await rowsOf()).rows).toEqual(rows);
    // Only what the new start itself may have written.
    expect(pauses).toBeLessThanOrEqual(1);
    till.sql().exec('DELETE FROM audit_entries; DELETE FROM audit_through');
    const again = (await rowsOf()).rows;
    expect(again.map(({ number: _, ...row }) => row)).toEqual(
      rows.map(({ number: _, ...row }) => row),
    );
  });

  it('finds each filter by an index, however many rows there are', async () => {
    await rowsOf();
    const sql = till.sql();
    for (const where of [
      'kind = ?',
      'operatorId = ?',
      'businessDay = ?',
      'kind = ? AND operatorId = ?',
      '1',
    ]) {
      const marks = where.split('?').length - 1;
      const plan = sql
        .prepare(
          `EXPLAIN QUERY PLAN SELECT number FROM audit_entries WHERE ${where} AND number < ? ORDER BY number DESC LIMIT ?`,
        )
        .all(...Array.from({ length: marks }, () => ''), 9, 9);
      expect(JSON.stringify(plan)).not.toMatch(/SCAN|TEMP B-TREE/);
    }
  });

  it('shows money that moved without a sale, and what a count found more or less', async () => {
    till.actAs('manager');
    const day = dayAt(till);
    await day.open(cashOf(20_000));
    await till.sell();
    const act = { commandId: till.newCommandId(), seat: 'till', kind: 'paid-out' as const };
    await till.dayCalls().moveMoney(
      {
        ...act,
        money: [{ type: 'cash', amountMinor: 500, pieces: 0, denominations: [], items: [] }],
        ...{ reasonCode: 'postage', pouch: '', direction: 'in' as const },
      },
      session,
    );
    await day.close({ amounts: [{ type: 'cash', amountMinor: 27_000 }] });
    const rows = (await rowsOf()).rows;
    expect(rows.map(told)).toEqual([
      ['difference', 'session-closed', -490, 'cash'],
      ['money', 'paid-out', 500, 'cash · postage'],
    ]);
    expect((await rowsOf({ kind: 'difference' })).rows).toHaveLength(1);
  });

  it('shows when somebody began and left training, and what was done in it as training', async () => {
    till.actAs('manager');
    const id = () => ({ commandId: till.newCommandId(), seat: 'till' });
    till.training().begin(id());
    await till.cashier.scan('jumper');
    await till.cashier.abandon();
    till.training().end(id());
    const { rows } = await rowsOf();
    expect(rows.map((row) => [row.kind, row.what, row.isTraining])).toEqual([
      ['training', 'training-ended', true],
      ['abandoned', '', true],
      ['training', 'training-began', true],
    ]);
  });

  it('writes what the filter shows as a table, however much, and notes that it did', async () => {
    for (let n = 0; n < 110; n += 1) {
      await till.cashier.scan(n % 11 === 0 ? 'lamp' : 'jumper');
      await till.cashier.abandon();
    }
    const { limit: _, before: __, ...filter } = all;
    const save = () => audit().auditFile({ ...filter, kind: 'abandoned', language: 'fr' }, session);
    const saved = await save();
    expect(saved).toMatchObject({ ok: true, value: { rows: 110 } });
    const file = saved.ok ? saved.value.file : '';
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffjournée;heure;nature/);
    expect(lines).toHaveLength(112);
    expect(lines[1]).toContain(';abandoned;;alias of op-1;;79,90;EUR;customer-left;');
    expect(noted.map(({ body }) => body)).toMatchObject([
      { event: 'export', details: { what: 'audit', file, rows: 110 } },
    ]);
    const again = await save();
    expect(again.ok && again.value.file).not.toBe(file);
  });

  it('reads all again for a program that shows more than the one before', async () => {
    await till.cashier.scan('jumper');
    await till.cashier.abandon();
    await rowsOf();
    till.sql().exec(`UPDATE audit_through SET sequence = 1 WHERE journalId = 'edition';
      DELETE FROM audit_entries`);
    expect((await rowsOf()).rows).toHaveLength(1);
  });
});
