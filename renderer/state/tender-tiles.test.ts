import { expect, test } from 'vitest';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import {
  chosenType,
  type TenderTile,
  tenderTiles,
  tilePage,
  typeAfter,
  typesFor,
} from './tender-tiles.ts';

const basket = { remainingMinor: 100, refundWays: [], customer: null };
const types = typesFor(basket, shippedTenderSettings.types);

test('what is offered has a tile each, the issuers of vouchers one together', () => {
  const kinds = tenderTiles(types).map((tile) => tile.kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).not.toContain('account');
  expect(kinds.slice(0, 2)).toEqual(['cash', 'card']);
});

test('an account is a way to pay for a company that has one, and for nobody else', () => {
  const business = { name: 'Hôtel', priceList: 'pro', paysOnAccount: true };
  const address = { street: '', postcode: '', city: '', country: 'FR' };
  const customer = { id: 'c', name: '', phone: '', tier: '', business, address };
  const kindsFor = (paysOnAccount: boolean) =>
    typesFor(
      { ...basket, customer: { ...customer, business: { ...business, paysOnAccount } } },
      shippedTenderSettings.types,
    ).map(({ kind }) => kind);
  expect(kindsFor(true)).toContain('account');
  expect(kindsFor(false)).not.toContain('account');
});

test('while there are keys for all, all are shown', () => {
  expect(tilePage(cards(8), 0)).toEqual({ tiles: cards(8), others: [] });
});

test.each([9, 14, 15, 40])(
  'of %i tiles each comes up, the last key going on and round',
  (count) => {
    const tiles = cards(count);
    const seen = [];
    for (let turns = 0; turns < Math.ceil(count / 7); turns += 1) {
      const page = tilePage(tiles, turns);
      expect(page.tiles.length).toBeLessThan(8);
      expect(page.others).toEqual(tilePage(tiles, turns + 1).tiles);
      seen.push(...page.tiles);
    }
    expect(seen).toEqual(tiles);
    expect(tilePage(tiles, Math.ceil(count / 7))).toEqual(tilePage(tiles, 0));
  },
);

test('the same key again goes to the next issuer, and round', () => {
  const vouchers = tenderTiles(types).find(({ kind }) => kind === 'voucher');
  if (!vouchers) throw new Error('vouchers are shipped');
  const seen = [typeAfter(vouchers, 'cash').id];
  for (let press = 1; press <= vouchers.types.length; press += 1) {
    seen.push(typeAfter(vouchers, seen.at(-1) ?? '').id);
  }
  expect(new Set(seen).size).toBe(vouchers.types.length);
  expect(seen.at(-1)).toBe(seen[0]);
});

test('a type that is not offered is not chosen: the first one is', () => {
  expect(chosenType(types, '')?.id).toBe('cash');
  expect(chosenType(types, 'account')?.id).toBe('cash');
  expect(chosenType(types, 'card')?.id).toBe('card');
  expect(chosenType([], 'card')).toBeNull();
});

function cards(count: number): TenderTile[] {
  const card = types.find(({ kind }) => kind === 'card');
  if (!card) throw new Error('a card is shipped');
  return Array.from({ length: count }, (_, index) => ({
    kind: 'card',
    types: [{ ...card, id: `card-${index}` }],
  }));
}
