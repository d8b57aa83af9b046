import { expect, test } from 'vitest';
import { type NetworkPlace, networkPlace } from '../../contract/document/network.ts';
import type { StockSource } from '../../contract/host/stock-shapes.ts';
import { networkStockOf, type StockFacts } from './network-stock-of.ts';

const open = [{ from: '10:00', to: '19:30' }];
const place = (id: string, latitude: number, kind: 'store' | 'warehouse' = 'store') =>
  networkPlace.parse({
    ...{ id, place: kind, name: `Magasin ${id}`, companyId: 'c', siret: '12345678901234' },
    ...{ gln: '3760987900010', address: { lines: [], postcode: '', city: '', country: 'FR' } },
    ...{ zone: 'Europe/Paris', latitude, longitude: 4.8 },
    openingHours: [open, open, open, open, open, open, []],
  });
const places: ReadonlyMap<string, NetworkPlace> = new Map(
  [
    place('own', 45.7),
    place('near', 45.8),
    place('far', 48.8),
    place('depot', 46.5, 'warehouse'),
  ].map((each) => [each.id, each]),
);
const row = (placeId: string, pieces: number, reserved = 0, sku = 'A') => ({
  ...{ sku, placeId, onHandMilli: pieces * 1_000, reservedMilli: reserved * 1_000 },
  availableMilli: Math.max(0, pieces - reserved) * 1_000,
});
/** A Thursday, a quarter to five in Paris. */
const facts: StockFacts = {
  ...{ sku: 'A', skus: ['A', 'B'], storeId: 'own', storeName: 'Magasin own' },
  known: {
    shown: { A: { ownMilli: 0, network: '6+' }, B: { ownMilli: 2_000, network: '2-5' } },
    ...{ ownReservedMilli: 0, region: { near: '2-5', own: '1' }, network: '6+', dropShipper: null },
  },
  told: null,
  documentsAgeMs: 60_000,
  places,
  ...{ isAsking: false, why: null, nowMs: Date.parse('2026-11-26T15:45:00Z') },
};
const live = (...stock: ReturnType<typeof row>[]): StockFacts => ({
  ...facts,
  told: { stock, isLive: true, ageMs: 4_000 },
});
const brief = ({ id, available, km }: StockSource) => [
  id,
  available?.kind === 'exact' ? available.milli / 1_000 : (available?.band ?? null),
  km,
];

test('online it is exact, the own store first, then the nearest that has some', () => {
  const shown = networkStockOf(
    live(row('far', 6), row('depot', 21, 1), row('near', 3), row('empty', 1, 1), row('own', 9)),
  );
  expect(shown).toMatchObject({ from: 'live', ageMs: 4_000 });
  // The own store as the till knows it: what it sold a moment ago the platform need not have yet.
  expect(shown.sources.map(brief)).toEqual([
    ['own', 0, 0],
    ['near', 3, 11],
    ['depot', 20, 89],
    ['far', 6, 345],
  ]);
  expect(shown.sources[2]).toMatchObject({
    kind: 'warehouse',
    reservedMilli: 1_000,
    opening: null,
  });
});

test('the network’s figure is the sum of what is listed', () => {
  const shown = networkStockOf(live(row('far', 6), row('depot', 21, 1), row('near', 3)));
  const listed = shown.sources.map(({ available }) =>
    available?.kind === 'exact' ? available.milli : Number.NaN,
  );
  expect(shown.variants.A).toEqual({
    ownMilli: 0,
    network: { kind: 'exact', milli: listed.reduce((sum, milli) => sum + milli, 0) },
  });
  expect(shown.variants.B).toEqual({ ownMilli: 2_000, network: { kind: 'exact', milli: 2_000 } });
});

test('a store that counts none of what others count has none, and is not unknown', () => {
  const known = { ...facts.known, shown: { A: { ownMilli: null, network: null } }, network: null };
  expect(networkStockOf({ ...live(row('far', 6)), known }).variants.A?.ownMilli).toBe(0);
  expect(networkStockOf({ ...live(), known }).variants.A?.ownMilli).toBeNull();
  const band = { ...known, shown: { A: { ownMilli: null, network: '6+' as const } } };
  expect(networkStockOf({ ...facts, known: band }).variants.A?.ownMilli).toBe(0);
});

test('what the own store promised is not counted as to be had', () => {
  const own = { ...facts.known, shown: { A: { ownMilli: 3_000, network: null } } };
  const shown = networkStockOf({ ...live(row('own', 3, 2)), known: own });
  expect(shown.sources).toMatchObject([
    { kind: 'own', available: { milli: 1_000 }, reservedMilli: 2_000 },
  ]);
  expect(shown.variants.A?.network).toEqual({ kind: 'exact', milli: 1_000 });
});

test('offline it is bands of the region with the age of the documents, and no figure of elsewhere', () => {
  const shown = networkStockOf(facts);
  expect(shown).toMatchObject({ from: 'bands', ageMs: 60_000 });
  expect(shown.sources.map(brief)).toEqual([
    ['own', 0, 0],
    ['near', '2-5', 11],
  ]);
  expect(shown.variants.A).toEqual({ ownMilli: 0, network: { kind: 'band', band: '6+' } });
});

test('says until when one can go there', () => {
  const [, near] = networkStockOf(live(row('near', 3))).sources;
  expect(near?.opening).toEqual({ kind: 'open', until: '19:30' });
  const sunday = { ...live(row('near', 3)), nowMs: Date.parse('2026-11-29T15:45:00Z') };
  expect(networkStockOf(sunday).sources[1]?.opening).toMatchObject({ kind: 'opens', weekday: 0 });
});

test('who sends to the customer itself is the last of the list, its stock not counted', () => {
  const known = {
    ...facts.known,
    dropShipper: { id: 'forez', name: 'Les Meubles du Forez', dropShipDays: 10 },
  };
  const { sources } = networkStockOf({ ...live(row('far', 6)), known });
  expect(sources.at(-1)).toMatchObject({ kind: 'supplier', available: null, dropShipDays: 10 });
});

test('a till that knows nothing says so', () => {
  const known = {
    shown: {},
    ownReservedMilli: null,
    region: null,
    network: null,
    dropShipper: null,
  };
  const shown = networkStockOf({ ...facts, known, documentsAgeMs: null });
  expect(shown).toMatchObject({
    ...{ from: 'none', ageMs: null, variants: { A: { ownMilli: null, network: null } } },
    sources: [{ kind: 'own', available: null, certainty: 'unsure' }],
  });
});

test('of very many places the nearest are told, and how many more there are', () => {
  const many = Array.from({ length: 400 }, (_, index) => row(`p-${index}`, 1));
  const shown = networkStockOf(live(row('far', 1), ...many));
  expect([shown.sources.length, shown.sources[1]?.id, shown.moreCount]).toEqual([59, 'far', 343]);
});
