import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrderState, stepParts } from '../../domain/order/order-parts.ts';
import { placeOfWebOrder } from '../../domain/transaction/sold-place.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import type { MemoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf } from '../../test/support/orders.ts';
import { type NetworkOfTills, networkOfTills } from '../../test/support/tills-of-a-network.ts';

const id = 'web-0123456789abcdefghijkl';
const of = placeOfWebOrder(id);
const page = { id: 'page', role: 'page' as const };
const paidMinor = 15_000;

/** Two tills of two stores, and a web order of so many jumpers for 150 €, all of them in this state. */
async function begin(state: OrderState, given: { pieces?: number; isShopTold?: boolean } = {}) {
  const { pieces = 2, isShopTold = true } = given;
  const network = await networkOfTills(2, { refundsWebOrdersBy: 'web-shop' });
  const [first, second] = network.tills;
  if (!first || !second) throw new Error('two tills');
  const parts = [{ part: 1, quantityMilli: pieces * 1_000, state, sourceId: 'w-1' }];
  const line = orderLine(1, state, { quantityMilli: pieces * 1_000, parts });
  const order = orderOf({
    ...{ id, number: 'W-1001', storeId: 'WEB1' },
    lines: [{ ...line, sku: 'jumper', amountMinor: paidMinor, dueMinor: 0 }],
  });
  network.orders.push({ order, isOfWeb: true, isShopTold, returned: [] });
  return { network, first, second };
}

/** The platform hears of it: of a till by its entry, of the shop by its own word. */
function cameBack({ orders }: NetworkOfTills, pieces: number, isByEntry: boolean): void {
  const [found] = orders;
  const [line] = found?.order.lines ?? [];
  if (!found || !line) throw new Error('a web order');
  const step = { kind: 'returned' as const, placeId: '', quantityMilli: pieces * 1_000 };
  const stepped = stepParts(line.parts, 'ship', step);
  if (!stepped.ok) throw new Error(stepped.error.code);
  const before = found.returned[0]?.quantityMilli ?? 0;
  const quantityMilli = before + (isByEntry ? step.quantityMilli : 0);
  orders[0] = {
    ...found,
    order: { ...found.order, lines: [{ ...line, parts: stepped.value }] },
    returned: quantityMilli > 0 ? [{ line: 1, quantityMilli }] : [],
  };
}

const find = (network: NetworkOfTills, at: MemoryTill, receipt: string) =>
  network.calls(at).findReceipt({ receipt, training: false }, page);

test('an order of a web shop comes back at any store, by its number, and the shop pays it back', async () => {
  const { network, first } = await begin('delivered');
  expect(await find(network, first, 'W-1001')).toMatchObject({
    value: {
      ...{ of, receiptNumber: 'W-1001', isOfWeb: true },
      lines: [{ left: { value: 2, scale: 0 }, leftMinor: paidMinor, isAsked: false }],
    },
  });
  const cashier = cashierAt(first);
  await cashier.giveBack(of, 1, '1');
  expect(await cashier.refund('web-shop', 7_500)).toMatchObject({ ok: true });
  expect(first.transactions().at(-1)?.body).toMatchObject({
    kind: 'return',
    lines: [
      {
        ...{ returnOf: { orderId: id, line: 1 }, grossMinor: -7_500, vatMinor: -1_250 },
        disposition: 'restock',
      },
    ],
    tenders: [{ type: 'web-shop', kind: 'credit', refundOf: { orderId: id } }],
  });
});

test('where its shop does not hear of it an avoir pays it back, and nothing else', async () => {
  const { network, first } = await begin('delivered', { isShopTold: false });
  await find(network, first, 'W-1001');
  const cashier = cashierAt(first);
  await cashier.giveBack(of, 1, '2');
  expect((await cashier.refund('web-shop', paidMinor)).ok).toBe(false);
  expect((await cashier.refund('cash', paidMinor)).ok).toBe(false);
  expect((await cashier.refund('store-credit', paidMinor)).ok).toBe(true);
});

test('what has not left, was cancelled or came back to the shop does not come back at a till', async () => {
  for (const state of ['allocated', 'cancelled', 'returned'] as const) {
    const { network, first } = await begin(state);
    expect(await find(network, first, 'W-1001')).toMatchObject({ value: { lines: [] } });
  }
});

test('without the network it is not found, and the till says why', async () => {
  const { network, first } = await begin('delivered');
  network.cut(true);
  expect(await find(network, first, 'commande 7')).toMatchObject({
    error: { code: 'WEB_ORDER_OFFLINE' },
  });
});

test('whatever two stores and the shop take back, it is never more than was sold', async () => {
  const act = fc.record({
    by: fc.constantFrom('first', 'second', 'shop'),
    pieces: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(act, { maxLength: 6 }),
      async (pieces, acts) => {
        const { network, ...tills } = await begin('delivered', { pieces });
        let left = pieces;
        let refundedMinor = 0;
        for (const { by, pieces: wished } of acts) {
          if (by === 'shop') {
            const taken = Math.min(wished, left);
            if (taken > 0) cameBack(network, taken, false);
            left -= taken;
            continue;
          }
          const till = tills[by];
          await find(network, till, 'W-1001');
          const cashier = cashierAt(till);
          const given = await cashier.giveBack(of, 1, String(wished));
          expect(given.ok).toBe(wished <= left);
          if (!given.ok) continue;
          const dueMinor = -(till.storedBaskets().at(-1)?.lines.at(-1)?.returned?.grossMinor ?? 0);
          expect((await cashier.refund('web-shop', dueMinor)).ok).toBe(true);
          refundedMinor += dueMinor;
          left -= wished;
          cameBack(network, wished, true);
        }
        expect(refundedMinor).toBeLessThanOrEqual(paidMinor);
      },
    ),
    { numRuns: 25 },
  );
});
