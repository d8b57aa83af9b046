import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import type { SyncState } from '../../contract/host/sync-shapes.ts';
import { tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf } from '../../test/support/orders.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { decisionHandlers } from './decision-handlers.ts';
import type { DecisionSources } from './waiting-decisions.ts';

const page = { id: 'page', role: 'page' as const };
const linked: SyncState = {
  ...{ mode: 'online', waiting: 0, acknowledgedThrough: 0, since: null, why: null },
  ...{ quarantinedCount: 0, quarantined: [], documents: null },
};
const cash = (amountMinor: number) => ({
  ...{ type: 'cash', amountMinor, pieces: 0, denominations: [], items: [] },
});

let till: MemoryTill;
let cashier: Cashier;
let state: DecisionSources['till'];
let printing: DecisionSources['printing'];

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  state = { warnings: [], sync: linked };
  printing = { jobs: [], owed: [] };
});

async function decisions() {
  const answer = await decisionHandlers({
    till: () => state,
    day: till.daySnapshot,
    printing: () => printing,
    orders: { ...till.context(), pause: async () => {} },
  }).decisions({ seat: 'till' }, page);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.decisions;
}
const kinds = async () => (await decisions()).map(({ kind, count }) => [kind, count]);
const act = () => ({ commandId: till.newCommandId(), seat: 'till' });

describe('what waits to be decided', () => {
  it('is nothing in the first minute of a day', async () => {
    expect(await decisions()).toEqual([]);
  });

  it('is a sale that was paid in part, until it is paid', async () => {
    await cashier.scan('jumper');
    expect(await kinds()).toEqual([]);
    await cashier.cash(1_000);
    expect(await decisions()).toMatchObject([
      { kind: 'part-paid-basket', count: 1, amountMinor: 7_990 },
    ]);
    await cashier.cash(6_990);
    expect(await decisions()).toEqual([]);
  });

  it('is a sale put aside, by its name', async () => {
    await cashier.scan('jumper');
    await cashier.suspend('Madame Roux');
    expect(await decisions()).toMatchObject([
      { kind: 'suspended-basket', count: 1, amountMinor: 7_990, detail: 'Madame Roux' },
    ]);
  });

  it('is a count that a manager has to validate, then a difference that wants its reason', async () => {
    const calls = till.dayCalls();
    await cashier.scan('jumper');
    await cashier.cash(7_990);
    const begun = await calls.beginCount({ ...act(), place: 'drawer', purpose: 'control' }, page);
    if (!begun.ok) throw new Error(begun.error.code);
    const { countId } = begun.value;
    const count = async () => {
      for (const type of till.daySnapshot().counts[0]?.types ?? []) {
        const money = { ...cash(type === 'cash' ? 6_990 : 0), type };
        await calls.saveCount({ ...act(), countId, money }, page);
      }
      await calls.submitCount({ ...act(), countId }, page);
    };
    await count();
    expect(await decisions()).toMatchObject([{ kind: 'count-to-validate', detail: 'Inès M.' }]);
    till.actAs('manager');
    await calls.validateCount({ ...act(), countId }, page);
    await count();
    await calls.validateCount({ ...act(), countId }, page);
    expect(await decisions()).toMatchObject([
      { kind: 'difference', count: 1, amountMinor: -1_000 },
    ]);
  });

  it('is a line of an order that no place can fill', async () => {
    const order = orderOf({ lines: [orderLine(1, 'unfillable'), orderLine(2, 'allocated')] });
    await till.documents.applyPage(
      tillPage(1, [{ collection: 'orders', document: order }], 'store.till'),
    );
    expect(await decisions()).toEqual([
      { kind: 'order-unfillable', count: 1, amountMinor: 7_990, detail: '2-000007-ABCD' },
    ]);
  });

  it('is a sale whose points another till had spent, with what they took off', async () => {
    const details = {
      ...{ of: { journalId: 'journal-0000000000000001', sequence: 2 }, storeId: 's-1' },
      ...{ receiptNumber: '2-000007-ABCD', customerId: 'customer-0000000000077' },
      ...{ points: 50, currency: 'EUR', amountMinor: 250, recordedAt: '2026-11-22T07:00:00.000Z' },
    };
    const at = '2026-11-22T08:00:00.000Z';
    const task = { id: 'points-overdrawn/j/2', kind: 'points-overdrawn' as const, at, details };
    await till.documents.applyPage(
      tillPage(1, [{ collection: 'tasks', document: task }], 'store.till'),
    );
    expect(await decisions()).toEqual([
      { kind: 'points-overdrawn', count: 1, amountMinor: 250, detail: '2-000007-ABCD' },
    ]);
  });

  it('is a line that two tills took back, with the money at risk', async () => {
    const details = {
      ...{ of: { journalId: 'journal-0000000000000001', sequence: 2, line: 1 } },
      ...{ receiptNumber: '2-000007-ABCD', storeId: 's-1', sku: 'jumper', name: 'Pull' },
      ...{ soldMilli: 1_000, returnedMilli: 2_000, currency: 'EUR' },
      ...{ paidMinor: 7_990, refundedMinor: 15_980, atRiskMinor: 7_990 },
      returns: [1, 2].map((sequence) => ({
        ...{ of: { journalId: 'journal-0000000000000002', sequence }, storeId: 's-2' },
        ...{ receiptNumber: `3-00000${sequence}-ABCD`, recordedAt: '2026-11-22T07:00:00.000Z' },
        ...{ quantityMilli: 1_000, refundedMinor: 7_990 },
      })),
    };
    const at = '2026-11-22T08:00:00.000Z';
    const task = { id: 'return-conflict/j/2/1', kind: 'return-conflict' as const, at, details };
    await till.documents.applyPage(
      tillPage(1, [{ collection: 'tasks', document: task }], 'store.till'),
    );
    expect(await decisions()).toEqual([
      { kind: 'return-conflict', count: 1, amountMinor: 7_990, detail: '2-000007-ABCD' },
    ]);
  });

  it('is told most pressing first, each once, and never what nobody settles', async () => {
    const refused = fail('TILL_REVOKED');
    state = {
      warnings: [
        { code: 'ARCHIVE_DUE', details: { through: '2025-12-31' } },
        { code: 'KEYS_WEAK', details: {} },
        { code: 'CLOCK_OFF', details: { minutes: 7 } },
        { code: refused.code, details: {} },
        { code: 'ENTRIES_QUARANTINED', details: { count: 2 } },
        { code: 'JOURNAL_FORK', details: {} },
        { code: 'DROP_DUE', details: {} },
        { code: 'TAX_FREE_OPEN', details: { count: 2 } },
        { code: 'TAX_FREE_CONFLICT', details: { document: 'FR1' } },
      ],
      sync: { ...linked, why: refused, quarantinedCount: 2 },
    };
    printing = { jobs: [], owed: [{ of: { journalId: 'j', sequence: 1 }, reason: 'guarantee' }] };
    expect(await kinds()).toEqual([
      ['journal-defect', 1],
      ['push-refused', 1],
      ['quarantined', 2],
      ['tax-free', 3],
      ['paper', 1],
      ['archive-due', 1],
      ['till-warning', 1],
    ]);
  });
});
