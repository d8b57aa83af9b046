// The safe and the bank: a deposit with its lists, a change order, what other tills bring.
import { beforeEach, expect, it } from 'vitest';
import type { MoneyWork } from '../../contract/host/safe-shapes.ts';
import type { Money } from '../../domain/day/money.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let day: ReturnType<typeof dayAt>;

beforeEach(() => start());

async function start(given: Parameters<typeof memoryTill>[0] = {}) {
  till = await memoryTill({ items: shopItems, ...given });
  till.actAs('manager');
  day = dayAt(till);
}

async function sell(type: 'cash' | 'cheque' | 'voucher-cadhoc', reference = '') {
  const cashier = cashierAt(till);
  await cashier.addItem('jumper');
  const answer = await cashier.tenderBy(type, 7_990, reference);
  if (!answer.ok) throw new Error(answer.error.code);
}

/** Two cheques, a voucher and some cash that closing took to the safe. */
async function soldAndClosed() {
  await day.open(cashOf(20_000));
  await sell('cheque', 'LCL-7654321');
  await sell('cheque', 'BNP-0000042');
  await sell('voucher-cadhoc');
  await sell('cash');
  await day.close();
}

const work = (
  kind: MoneyWork['kind'],
  money: Money[],
  more: Partial<Omit<MoneyWork, 'id'>> & { id?: string } = {},
) => ({
  ...{ kind, pouch: '', isOrdered: false },
  money: money.map(writable),
  ...more,
});
function writable(money: Money) {
  return { ...money, denominations: [...money.denominations], items: [...money.items] };
}
const cheque = (reference: string): Money => ({
  ...{ type: 'cheque', amountMinor: 7_990, pieces: 1, denominations: [] },
  items: [{ reference, amountMinor: 7_990 }],
});
const moves = () => till.entries().filter(({ type }) => type === 'money-moved');
const safeOf = (type: string) =>
  till
    .day()
    .money.current()
    .safe.find((held) => held.type === type)?.amountMinor ?? 0;

it('a deposit is prepared, kept over a crash, and booked once under the next slip number', async () => {
  await soldAndClosed();
  const deposit = work(
    'bank-deposit',
    [cashOf(5_000, [{ form: 'note', unitMinor: 5_000, count: 1 }]), cheque('LCL-7654321')],
    { pouch: 'FR-0042' },
  );
  const commandId = till.newCommandId();
  expect(await day.keepWork({ ...deposit, id: commandId })).toMatchObject({ ok: true });
  till.restart();
  expect(till.daySnapshot().safe.works).toMatchObject([deposit]);
  till.disk.fill();
  await expect(day.bookWork('bank-deposit', commandId)).rejects.toThrow('DISK_FULL');
  till.disk.free();
  till.restart();
  const booked = await day.bookWork('bank-deposit', commandId);
  expect(booked).toMatchObject({ value: { slipNumber: 1 } });
  till.restart();
  expect(await day.bookWork('bank-deposit', commandId)).toEqual(booked);
  expect(moves()).toHaveLength(1);
  expect(moves()[0]?.body).toMatchObject({
    ...{ kind: 'bank-deposit', from: 'safe', to: 'bank', slipNumber: 1, pouch: 'FR-0042' },
    money: [
      { type: 'cash', amountMinor: 5_000, denominations: [{ unitMinor: 5_000, count: 1 }] },
      { type: 'cheque', items: [{ reference: 'LCL-7654321', amountMinor: 7_990 }] },
    ],
  });
  expect(till.daySnapshot().safe).toMatchObject({ works: [], slipNumber: 1 });
  expect([safeOf('cash'), safeOf('cheque')]).toEqual([2_990, 7_990]);
});

it('what was booked, its answer lost, is booked once however often somebody presses', async () => {
  await soldAndClosed();
  const kinds = ['takings-brought', 'change-order', 'float-given', 'bank-deposit'] as const;
  for (const kind of kinds) {
    const id = till.newCommandId();
    const prepared = work(kind, [cashOf(1_000), cashOf(0)], { id });
    const press = async () => {
      const kept = await day.keepWork(prepared);
      return kept.ok ? day.bookWork(kind, id) : kept;
    };
    const booked = await press();
    expect(booked).toMatchObject({ ok: true });
    till.restart();
    expect(await press()).toEqual(booked);
    expect(moves().filter(({ body }) => body.kind === kind)).toHaveLength(1);
    expect(till.daySnapshot().safe.works).toEqual([]);
    // Something else is something else: whoever prepares it is told, and it is not lost in silence.
    const gone = { error: { code: 'WORK_GONE' } };
    expect(await day.keepWork({ ...prepared, money: [cashOf(2_000)].map(writable) })).toMatchObject(
      gone,
    );
    expect(await day.keepWork({ ...prepared, pouch: 'P2' })).toMatchObject(gone);
    expect(till.daySnapshot().safe.works).toEqual([]);
  }
});

it('nothing is booked under an id that is not its own', async () => {
  await day.keepWork(work('takings-brought', [cashOf(1_000)]));
  expect(await day.bookWork('takings-brought', till.newCommandId())).toMatchObject({
    error: { code: 'WORK_GONE' },
  });
  expect(moves()).toEqual([]);
});

it('the cheques of the till are listed one by one until a deposit took them, vouchers by issuer', async () => {
  await soldAndClosed();
  const listed = [
    { type: 'cheque', reference: 'LCL-7654321', amountMinor: 7_990 },
    { type: 'cheque', reference: 'BNP-0000042', amountMinor: 7_990 },
  ];
  const sums = [{ type: 'voucher-cadhoc', pieces: 1, amountMinor: 7_990 }];
  expect(await day.papers()).toEqual({ ok: true, value: { listed, sums } });
  await day.keepWork(work('bank-deposit', [cheque('LCL-7654321')]));
  await day.bookWork('bank-deposit');
  expect(await day.papers()).toEqual({ ok: true, value: { listed: listed.slice(1), sums } });
  // Another one of the same number on another day is another cheque.
  await day.open();
  await sell('cheque', 'LCL-7654321');
  await day.close();
  expect(await day.papers()).toMatchObject({
    value: { listed: [{ reference: 'BNP-0000042' }, { reference: 'LCL-7654321' }] },
  });
});

it('who counts is told which cheques came, and not of how much; none of it once they are in the safe', async () => {
  await day.open(cashOf(20_000));
  await sell('cheque', 'LCL-7654321');
  await day.begin();
  expect(till.daySnapshot().counts[0]?.papers).toEqual([
    { type: 'cheque', reference: 'LCL-7654321' },
  ]);
  expect(JSON.stringify(till.daySnapshot())).not.toContain('7990');
  const countId = till.daySnapshot().counts[0]?.id ?? '';
  await day.count(countId, [cashOf(20_000), cheque('LCL-7654321')]);
  await day.submit(countId);
  await day.validate(countId);
  expect(await day.close({ countId })).toMatchObject({ ok: true });
  expect(till.entries().findLast(({ type }) => type === 'session-closed')?.body).toMatchObject({
    taken: [{ type: 'cheque', items: [{ reference: 'LCL-7654321', amountMinor: 7_990 }] }],
  });
  expect(till.day().money.current().papers).toEqual([]);
});

it('more than the safe is known to hold never leaves it, and no slip number is used up', async () => {
  await soldAndClosed();
  for (const kind of ['bank-deposit', 'float-given'] as const) {
    await day.keepWork(work(kind, [cashOf(7_991)]));
    expect(await day.bookWork(kind)).toMatchObject({
      error: { code: 'SAFE_TOO_LITTLE', details: { type: 'cash' } },
    });
    expect(till.daySnapshot().safe.works.map((each) => each.kind)).toContain(kind);
  }
  expect(await day.move('float', 7_991)).toMatchObject({ error: { code: 'SAFE_TOO_LITTLE' } });
  await day.keepWork(work('bank-deposit', [cashOf(7_990)]));
  expect(await day.bookWork('bank-deposit')).toMatchObject({ value: { slipNumber: 1 } });
  await day.keepWork(work('bank-deposit', [cashOf(0)]));
  expect(await day.bookWork('bank-deposit')).toMatchObject({ error: { code: 'MONEY_AMOUNT' } });
});

it('a float out of a safe that nobody has counted comes from somewhere: the safe is never below nothing', async () => {
  await day.move('paid-in', 5_000);
  await day.move('cash-drop', 5_000);
  await day.open(cashOf(20_000), 'safe');
  expect(moves().slice(-2)).toMatchObject([
    { body: { from: 'safe', money: [{ amountMinor: 5_000 }] } },
    { body: { from: 'outside', money: [{ amountMinor: 15_000 }] } },
  ]);
  expect(safeOf('cash')).toBe(0);
});

it('a change order is proposed from what the drawer has left, and is in the safe when it has come', async () => {
  await day.open(cashOf(20_000));
  const coins = { form: 'coin', unitMinor: 10, count: 30 } as const;
  const twenty = { form: 'note', unitMinor: 2_000, count: 10 } as const;
  const countId = await day.begin();
  await day.count(countId, [cashOf(20_300, [coins, twenty])]);
  await day.submit(countId);
  await day.validate(countId);
  await day.close({ countId }, { left: [coins, { ...twenty, count: 9 }] });
  const proposed = await day.proposeChange();
  if (!proposed.ok) throw new Error('none');
  expect(proposed.value.denominations).toContainEqual({ form: 'roll', unitMinor: 400, count: 1 });
  expect(proposed.value.denominations).toContainEqual({ form: 'note', unitMinor: 500, count: 10 });
  const money = cashOf(5_400, [
    { form: 'roll', unitMinor: 400, count: 1 },
    { form: 'note', unitMinor: 500, count: 10 },
  ]);
  await day.keepWork(work('change-order', [money], { isOrdered: true }));
  till.restart();
  expect(till.daySnapshot().safe.works).toMatchObject([{ kind: 'change-order', isOrdered: true }]);
  const before = safeOf('cash');
  expect(await day.bookWork('change-order')).toMatchObject({ value: { slipNumber: 0 } });
  expect(safeOf('cash') - before).toBe(5_400);
  expect(moves().at(-1)?.body).toMatchObject({ kind: 'change-order', from: 'bank', to: 'safe' });
});

it('what other tills bring and have is booked from outside, so that their own journals say the rest', async () => {
  await day.keepWork(work('takings-brought', [cashOf(30_000)], { pouch: 'T2' }));
  expect(await day.bookWork('takings-brought')).toMatchObject({ ok: true });
  await day.keepWork(work('float-given', [cashOf(10_000)]));
  expect(await day.bookWork('float-given')).toMatchObject({ ok: true });
  expect(safeOf('cash')).toBe(20_000);
});

it('a count of the safe is blind, and its difference a correction with a reason', async () => {
  await soldAndClosed();
  const countId = await day.begin('safe', 'safe');
  expect(JSON.stringify(till.daySnapshot())).not.toContain('990');
  await day.count(countId, [
    cashOf(7_000),
    { ...cheque(''), amountMinor: 15_980, items: [], pieces: 2 },
    { ...cheque(''), type: 'voucher-cadhoc', items: [] },
  ]);
  expect(till.daySnapshot().counts).toMatchObject([{ place: 'safe', differences: null }]);
  till.restart();
  await day.submit(countId);
  expect(await day.validate(countId)).toMatchObject({ value: { outcome: 'recount' } });
  await day.submit(countId);
  await day.validate(countId);
  expect(till.daySnapshot().counts[0]?.differences).toContainEqual(
    expect.objectContaining({ type: 'cash', differenceMinor: -990 }),
  );
  expect(await day.finish(countId, 'unknown')).toMatchObject({ ok: true });
  expect(safeOf('cash')).toBe(7_000);
  expect(moves().map(({ body }) => body.kind)).toEqual(['safe-correction']);
});

it('the safe is counted for itself, and no count of it hands the drawer over or closes it', async () => {
  await soldAndClosed();
  await day.open();
  for (const purpose of ['handover', 'closing', 'control'] as const) {
    expect(await day.begin(purpose, 'safe')).toBe('COUNT_STATE');
  }
  expect(await day.begin('safe', 'drawer')).toBe('COUNT_STATE');
  expect(till.daySnapshot().counts).toEqual([]);
  // One that was begun so before.
  const countId = await day.begin('safe', 'safe');
  await day.count(countId, []);
  await day.submit(countId);
  await day.submit(countId);
  await day.validate(countId);
  const { store } = till.day();
  for (const purpose of ['handover', 'closing']) {
    const [kept] = store.counts();
    const count = { ...JSON.parse(kept?.count ?? ''), purpose, state: 'validated' };
    store.putCount('safe', JSON.stringify(count));
    const state = { error: { code: 'COUNT_STATE' } };
    expect(
      purpose === 'handover' ? await day.handOver('op-2', countId) : await day.close({ countId }),
    ).toMatchObject(state);
  }
  expect(moves().filter(({ body }) => body.kind === 'drawer-correction')).toEqual([]);
});

it('a till whose store keeps the safe at another one prepares nothing, and still drops and closes', async () => {
  await start({ isSafeElsewhere: true });
  await soldAndClosed();
  const refusal = { error: { code: 'SAFE_ELSEWHERE' } };
  expect(await day.keepWork(work('bank-deposit', [cashOf(100)]))).toMatchObject(refusal);
  expect(await day.bookWork('bank-deposit')).toMatchObject(refusal);
  expect(await day.begin('safe', 'safe')).toBe('SAFE_ELSEWHERE');
  for (const kind of ['bank-deposit', 'change-order', 'safe-correction'] as const) {
    expect(await day.move(kind, 100)).toMatchObject(refusal);
  }
  expect(await day.move('cash-drop', 100)).toMatchObject({ ok: true });
  expect(till.daySnapshot().safe.isHere).toBe(false);
});

it('only who may use the safe prepares, looks or gives up', async () => {
  till.actAs('cashier');
  const refusal = { error: { code: 'ROLE_NOT_ALLOWED' } };
  expect(await day.keepWork(work('bank-deposit', [cashOf(100)]))).toMatchObject(refusal);
  expect(await day.dropWork('bank-deposit')).toMatchObject(refusal);
  expect(await day.bookWork('bank-deposit')).toMatchObject(refusal);
});
