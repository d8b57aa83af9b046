import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterRequest, type GoodsRequest, type RequestEffect } from './goods-request.ts';

const goods = (sku: string, value: number) => ({
  ...{ sku, gtin: '', label: sku, quantity: { value, scale: 0 } },
});
const asked: RequestEffect = {
  ...{ id: 'ask-1', what: 'asked', placeId: 's-1', otherPlaceId: 's-2', reasonCode: 'sold-out' },
  ...{ transferId: '', lines: [goods('a', 3), goods('b', 1)] },
};
const there = { id: 'ask-1', placeId: 's-2', otherPlaceId: 's-1' };
const sent = (transferId: string, value: number): RequestEffect => ({
  ...{ ...there, what: 'sent', reasonCode: '', transferId, lines: [goods('a', value)] },
});
const refused: RequestEffect = {
  ...{ ...there, what: 'refused', reasonCode: 'not-found', transferId: '', lines: [] },
};
const closed: RequestEffect = { ...asked, what: 'closed', reasonCode: '', lines: [] };

const after = (effects: readonly RequestEffect[]) =>
  effects.reduce<GoodsRequest | null>((known, effect) => afterRequest(known, effect), null);

test('a request is the same whatever order its entries arrive in, and however often', () => {
  const all = [asked, sent('w-1', 2), sent('w-2', 1), refused, closed];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(all, { minLength: 1 }),
      fc.array(fc.nat({ max: 4 }), { maxLength: 4 }),
      (some, again) => {
        const repeated = again.flatMap((index) => some[index] ?? []);
        const inOrder = all.filter((effect) => some.includes(effect));
        expect(after([...some, ...repeated])).toEqual(after(inOrder));
      },
    ),
  );
});

test('what was sent stands beside what was asked, over all that was sent for it', () => {
  expect(after([asked, sent('w-1', 2), sent('w-2', 1)])).toMatchObject({
    ...{ state: 'sent', askerId: 's-1', giverId: 's-2', reasonCode: 'sold-out' },
    lines: [
      { sku: 'a', askedMilli: 3_000, sentMilli: 3_000 },
      { sku: 'b', askedMilli: 1_000, sentMilli: 0 },
    ],
  });
});

test('a store that was asked refuses with its reason, and no third store answers for it', () => {
  expect(after([asked, refused])).toMatchObject({ state: 'refused', refusedFor: 'not-found' });
  expect(after([asked, { ...refused, placeId: 's-3' }])).toMatchObject({ state: 'asked' });
});
