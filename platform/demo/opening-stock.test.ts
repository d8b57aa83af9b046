import { expect, it } from 'vitest';
import { openingStock, soleStock } from './opening-stock.ts';
import { demoPlaces } from './places.ts';
import { regionOf } from './regions.ts';
import { demoItems } from './retailer.ts';

const places = demoPlaces();
const items = demoItems('full');
const stock = openingStock(items, places);
const of = (placeId: string) => stock.filter((row) => row.placeId === placeId);

it('the same at every run, one row for an item at a place, of items and places that there are', () => {
  expect(openingStock(items, places)).toStrictEqual(stock);
  expect(new Set(stock.map(({ placeId, sku }) => `${placeId}|${sku}`)).size).toBe(stock.length);
  const skus = new Set(items.map(({ id }) => id));
  expect(stock.filter(({ sku }) => !skus.has(sku))).toEqual([]);
  expect(stock.filter(({ onHandMilli, safetyMilli }) => onHandMilli <= safetyMilli)).toEqual([]);
});

it('sparse: 100,000 to 150,000 rows, a part of the models in a store, most in the warehouses', () => {
  expect(stock.length).toBeGreaterThan(100_000);
  expect(stock.length).toBeLessThan(150_000);
  for (const { id, place } of places) {
    const share = of(id).length / items.length;
    if (place === 'store') expect([id, share > 0.04 && share < 0.3]).toEqual([id, true]);
  }
  expect(of('ENT1').length / items.length).toBeGreaterThan(0.7);
});

it('the middle of a size run is deeper than its ends, in the stores', () => {
  const units = (size: string) => {
    const skus = new Set(items.filter((item) => item.size === size).map(({ id }) => id));
    return stock
      .filter(({ placeId, sku }) => !placeId.startsWith('ENT') && skus.has(sku))
      .reduce((sum, { onHandMilli }) => sum + onHandMilli, 0);
  };
  expect(units('40')).toBeGreaterThan(2 * units('34'));
  expect(units('M')).toBeGreaterThan(2 * units('XS'));
});

it('three items exist once in the whole network, in the small demo too', () => {
  for (const some of [stock, openingStock(demoItems('small'), places)])
    for (const [sku, placeId] of soleStock)
      expect(some.filter((row) => row.sku === sku)).toEqual([
        { placeId, sku, onHandMilli: 1_000, safetyMilli: 0 },
      ]);
});

it('every place has its region', () => {
  const regions = new Map(places.map((place) => [place.id, regionOf(place)]));
  expect(regions.get('LYO1')).toBe('ARA');
  expect(regions.get('PAR3')).toBe('IDF');
  expect(regions.size).toBe(places.length);
});
