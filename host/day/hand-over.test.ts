// The drawer goes from one person to the next within a session: the difference found between them is of
// who hands over, what closing finds is of who took.
import { beforeEach, expect, it } from 'vitest';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const page = { id: 'page', role: 'page' as const };

let till: MemoryTill;
let day: ReturnType<typeof dayAt>;

beforeEach(() => start());

async function start(given: Parameters<typeof memoryTill>[0] = {}) {
  till = await memoryTill({ items: shopItems, ...given });
  till.actAs('manager');
  day = dayAt(till);
  await day.open(cashOf(20_000));
}

/** A jumper of 79,90 € in cash. */
async function sell() {
  const cashier = cashierAt(till);
  await cashier.addItem('jumper');
  await cashier.tender('cash', 7_990);
}

async function countHandover(foundMinor: number) {
  const countId = await day.begin('handover');
  await day.count(countId, [cashOf(foundMinor)]);
  await day.submit(countId);
  await day.validate(countId);
  if (till.daySnapshot().counts[0]?.state === 'counting') {
    await day.submit(countId);
    await day.validate(countId);
  }
  return countId;
}

const bodies = (type: string) => till.entries().filter((entry) => entry.type === type);

it('a counted handover books the difference of who hands over, and closing finds only what came after', async () => {
  await sell();
  const countId = await countHandover(27_490);
  expect(await day.handOver('op-2', countId, { reasonCode: 'change-error' })).toMatchObject({
    value: { number: 1 },
  });
  expect(till.entries().slice(-2)).toMatchObject([
    {
      type: 'money-moved',
      body: {
        kind: 'drawer-correction',
        from: 'drawer',
        to: 'outside',
        reasonCode: 'change-error',
        money: [{ type: 'cash', amountMinor: 500 }],
      },
    },
    { type: 'session-handed-over', body: { fromOperatorId: 'op-1', toOperatorId: 'op-2' } },
  ]);
  expect(till.daySnapshot()).toMatchObject({
    counts: [],
    session: { number: 1, operatorId: 'op-2' },
  });
  await sell();
  expect(
    await day.close({ amounts: [{ type: 'cash', amountMinor: 27_490 + 7_990 - 100 }] }),
  ).toMatchObject({
    value: {
      session: { number: 1, tenders: [{ differenceMinor: -100 }] },
      closures: [
        {
          handovers: [
            {
              ...{ session: 1, fromOperatorId: 'op-1', toOperatorId: 'op-2' },
              differences: [{ type: 'cash', differenceMinor: -500, reasonCode: 'change-error' }],
            },
          ],
        },
      ],
    },
  });
});

it('a handover counts what can be held in a hand: no card, and nothing of it is expected aloud', async () => {
  const countId = await day.begin('handover');
  const [count] = till.daySnapshot().counts;
  expect(count).toMatchObject({ id: countId, purpose: 'handover', differences: null });
  expect(count?.types).toContain('cheque');
  expect(count?.types).not.toContain('card');
});

it('the count is wanted where the shop wants it, and its reason where it is large', async () => {
  expect(await day.handOver('op-2')).toMatchObject({ error: { code: 'HANDOVER_COUNT_FIRST' } });
  const countId = await countHandover(19_000);
  expect(await day.handOver('op-2', countId)).toMatchObject({
    error: { code: 'DAY_REASON_NEEDED' },
  });
  await start({ dayRules: { isHandoverCounted: false } });
  expect(await day.handOver('op-2')).toMatchObject({ value: { number: 1 } });
});

it('nobody hands over to themselves, to a stranger, or without a session', async () => {
  expect(await day.handOver('op-1')).toMatchObject({ error: { code: 'HANDOVER_SAME' } });
  expect(await day.handOver('nobody')).toMatchObject({ error: { code: 'OPERATOR_UNKNOWN' } });
  await day.close();
  expect(await day.handOver('op-2')).toMatchObject({ error: { code: 'SESSION_NONE' } });
  expect(await day.begin('handover')).toBe('SESSION_NONE');
});

it('money that moved since the count is counted again, and what was counted is kept', async () => {
  const countId = await countHandover(20_000);
  await sell();
  expect(await day.handOver('op-2', countId)).toMatchObject({ error: { code: 'COUNT_STALE' } });
  expect(till.daySnapshot().counts[0]).toMatchObject({ id: countId, state: 'counting' });
  expect(bodies('session-handed-over')).toEqual([]);
});

it('a till that dies at any step goes on where it was, and a handover said twice is one', async () => {
  const countId = await day.begin('handover');
  await day.count(countId, [cashOf(19_900)]);
  till.restart();
  expect(till.daySnapshot().counts[0]?.money.find(({ type }) => type === 'cash')).toMatchObject({
    amountMinor: 19_900,
  });
  await day.submit(countId);
  till.restart();
  await day.validate(countId);
  till.restart();
  const commandId = till.newCommandId();
  till.disk.fill();
  await expect(day.handOver('op-2', countId, { commandId })).rejects.toThrow('DISK_FULL');
  till.disk.free();
  till.restart();
  const done = await day.handOver('op-2', countId, { commandId });
  expect(done).toMatchObject({ ok: true });
  till.restart();
  expect(await day.handOver('op-2', countId, { commandId })).toEqual(done);
  expect(bodies('session-handed-over')).toHaveLength(1);
  expect(bodies('money-moved')).toHaveLength(1);
});

it('what a second person is allowed stays theirs: a cashier counts, and may not look', async () => {
  till.actAs('cashier');
  const countId = await day.begin('handover');
  await day.count(countId, [cashOf(20_000)]);
  await day.submit(countId);
  expect(await day.validate(countId)).toMatchObject({ error: { code: 'ROLE_NOT_ALLOWED' } });
});

it('what happened before a counted handover explains nothing that is missing after it', async () => {
  await sell();
  await day.handOver('op-2', await countHandover(27_990));
  const countId = await day.begin();
  await day.count(countId, [cashOf(20_000)]);
  await day.submit(countId);
  await day.validate(countId);
  await day.submit(countId);
  await day.validate(countId);
  const explained = await till.dayCalls().explainCount({ seat: 'till', countId }, page);
  if (!explained.ok) throw new Error(explained.error.code);
  const causes = explained.value.explanations.flatMap(({ examples }) => examples.flat());
  expect(causes.map(({ kind }) => kind)).not.toContain('payment-not-received');
});
