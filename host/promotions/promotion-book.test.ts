import { expect, it } from 'vitest';
import { catalogPage, samplePromotion } from '../../test/conformance/sample-documents.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { memoryDocuments } from '../store/memory-documents.ts';
import { createPromotionBook } from './promotion-book.ts';

it('of more promotions than a basket carries the highest priorities are kept, not the first that came', async () => {
  const documents = memoryDocuments();
  const [item] = shopItems;
  if (!item) throw new Error('The shop has no item');
  const offer = { kind: 'each', items: {}, benefit: { kind: 'percent', rateBp: 1_000 } } as const;
  const promotions = Array.from({ length: 60 }, (_, number) => ({
    ...samplePromotion,
    ...{ id: `p-${String(number).padStart(2, '0')}`, priority: number, offer },
    ...{ conditions: {}, withdrawn: false },
  }));
  await documents.applyPage(
    catalogPage(
      1,
      promotions.map((document) => ({ collection: 'promotions' as const, document })),
    ),
  );
  const at = {
    ...{ currency: samplePromotion.currency, storeId: 's-1' },
    ...{ businessDay: '2026-11-30', localTime: '2026-11-30T10:00' },
  };
  const offers = await createPromotionBook(documents).offersOf(item, at);
  expect(offers.map(({ rule }) => rule.priority)).toEqual(
    Array.from({ length: 50 }, (_, place) => 59 - place),
  );
});
