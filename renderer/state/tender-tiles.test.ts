import { expect, test } from 'vitest';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { chosenType, tenderTiles, typeAfter } from './tender-tiles.ts';

const { types } = shippedTenderSettings;

test('what is offered has a tile each, the issuers of vouchers one together, eight at most', () => {
  const kinds = tenderTiles(types).map((tile) => tile.kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).not.toContain('account');
  expect(kinds.slice(0, 2)).toEqual(['cash', 'card']);
  const many = types.map((type) => ({ ...type, isOffered: true, kind: 'card' as const }));
  expect(tenderTiles(many)).toHaveLength(8);
});

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
