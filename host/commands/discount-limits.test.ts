import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overLimit } from '../../domain/operator/over-limit.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const lamp = sampleItem('lamp', {
  price: { minor: 5_000, currency: 'EUR' },
  ecoParticipationMinor: 120,
});
const line = fc.integer({ min: 0, max: 3 });
const act = fc.oneof(
  fc.record({
    do: fc.constant('scan' as const),
    sku: fc.constantFrom('jumper', 'lamp', 'bread', 'tea'),
  }),
  fc.record({ do: fc.constant('percent' as const), line, rateBp: fc.nat(1_500) }),
  fc.record({ do: fc.constant('amount' as const), line, amountMinor: fc.nat(1_200) }),
  fc.record({ do: fc.constant('price' as const), line, unitPriceMinor: fc.nat(9_000) }),
  fc.record({
    do: fc.constant('quantity' as const),
    line,
    quantity: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ do: fc.constant('void' as const), line }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('take-back' as const) }),
);

it('whatever a cashier does in whatever order, no price falls below their limit', async () => {
  let given = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const till = await memoryTill({ items: [...shopItems, lamp] });
      const cashier = cashierAt(till);
      for (const each of acts) {
        await perform(each);
        const basket = cashier.basket();
        if (basket === null) continue;
        const bare = { ...basket, discounts: [], lines: [] };
        expect(overLimit(bare, basket, (action) => defaultPermissions.cashier[action])).toBeNull();
        given += basket.discounts.length + basket.lines.flatMap((l) => l.discounts).length;
      }

      async function perform(each: typeof act extends fc.Arbitrary<infer T> ? T : never) {
        switch (each.do) {
          case 'scan':
            return cashier.scan(each.sku);
          case 'percent':
            return each.line === 0
              ? cashier.discountBasket({ kind: 'percent', rateBp: each.rateBp })
              : cashier.discountLine(each.line, { kind: 'percent', rateBp: each.rateBp });
          case 'amount':
            return each.line === 0
              ? cashier.discountBasket({ kind: 'amount', amountMinor: each.amountMinor })
              : cashier.discountLine(each.line, { kind: 'amount', amountMinor: each.amountMinor });
          case 'price':
            return cashier.overridePrice(each.line, each.unitPriceMinor);
          case 'quantity':
            return cashier.setQuantity(each.line, String(each.quantity));
          case 'void':
            return cashier.voidLine(each.line);
          case 'undo':
            return cashier.undo();
          default: {
            const discounted = cashier.basket()?.lines.find((l) => l.discounts.length > 0);
            const id = discounted?.discounts[0]?.id ?? cashier.basket()?.discounts[0]?.id ?? '';
            return cashier.removeDiscount(discounted?.number ?? 0, id);
          }
        }
      }
    }),
    { numRuns: 150, seed: 20_261_125 },
  );
  expect(given).toBeGreaterThan(100);
}, 120_000);
