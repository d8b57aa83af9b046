import { beforeEach, describe, expect, it } from 'vitest';
import type { NetworkPlace } from '../../contract/document/network.ts';
import type { StockSource } from '../../contract/host/stock-shapes.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { groupChoices } from './group-choices.ts';

const elise = sampleCustomer('customer-0000000000001');
const home = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
const work = { name: 'Paul Roy', street: '1 quai Rambaud', postcode: '69002', city: 'Lyon' };
const shipped = { kind: 'ship', method: '', address: null } as const;

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  await till.documents.applyPage(
    tillPage(1, [
      { collection: 'customers', document: elise },
      ...[
        place('s-1', 'store', 'Lyon Part-Dieu', 45.76),
        place('s-2', 'store', 'Grenoble Grand’Place', 45.16),
        place('s-3', 'store', 'Lyon République', 45.77),
        place('w-1', 'warehouse', 'Entrepôt Nord', 45.9),
      ],
    ]),
  );
  cashier = cashierAt(till);
});

function place(id: string, kind: NetworkPlace['place'], name: string, latitude: number) {
  const value: NetworkPlace = {
    ...{ id, place: kind, name, latitude, longitude: 4.85, zone: 'Europe/Paris', regionId: '' },
    ...{ companyId: 'c-1', siret: '12345678200010', gln: '3012345678900' },
    address: { lines: ['1 rue'], postcode: '69000', city: name.split(' ')[0] ?? '', country: 'FR' },
    openingHours: Array.from({ length: 7 }, () => [{ from: '10:00', to: '19:00' }]),
  };
  const document = { id: `place.${id}`, kind: 'setting' as const, value };
  return { collection: 'settings' as const, document };
}

function source(id: string, milli: number): StockSource {
  return {
    ...{ id, kind: 'store', name: id, km: 3, opening: null, dropShipDays: null, reservedMilli: 0 },
    ...{ available: { kind: 'exact', milli }, certainty: 'sure' },
  };
}

const choices = async (of: Parameters<typeof groupChoices>[0]['of'], text = '') => {
  const answer = await groupChoices({ seat: 'till', of, text }, till.context());
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('a line that may leave', () => {
  it('can be picked up in every store, the own first, then by distance, with what lies there', async () => {
    till.knowStock('jumper', { from: 'live', ageMs: 0, sources: [source('s-3', 2_000)] });
    await cashier.scan('jumper');
    const { stores } = await choices({ kind: 'line', lineNumber: 1 });
    expect(stores.map(({ placeId, km, isOwn }) => [placeId, km, isOwn])).toEqual([
      ['s-1', 0, true],
      ['s-3', 1, false],
      ['s-2', 67, false],
    ]);
    expect(stores[1]).toMatchObject({
      ...{ available: { kind: 'exact', milli: 2_000 }, thereCount: 1, itemCount: 1 },
      promise: { level: 'likely' },
    });
    // Nothing is written.
    expect(till.sale().basket?.groups).toEqual([]);
  });

  it('finds a store by words of its name or town, without accents', async () => {
    await cashier.scan('jumper');
    const { stores } = await choices({ kind: 'line', lineNumber: 1 }, 'republique lyon');
    expect(stores.map(({ placeId }) => placeId)).toEqual(['s-3']);
  });

  it('sees a store that opened meanwhile', async () => {
    await cashier.scan('jumper');
    const line = { kind: 'line' as const, lineNumber: 1 };
    expect((await choices(line, 'bron')).stores).toEqual([]);
    await till.documents.applyPage(tillPage(2, [place('s-4', 'store', 'Bron Ville', 45.73)]));
    expect((await choices(line, 'bron')).stores.map(({ placeId }) => placeId)).toEqual(['s-4']);
  });
});

describe('a group that is sent', () => {
  it('can go where the customer lives or the basket sends already, by every method there, with its fee', async () => {
    await cashier.scan('bread');
    await cashier.scan('jumper');
    await cashier.setCustomer(elise.id, home);
    await cashier.fulfilLine(1, shipped);
    await cashier.fulfilLine(2, { ...shipped, address: { ...work, country: 'FR' } });
    const { addresses, methods, stores } = await choices({ kind: 'group', number: 1 });
    expect(addresses.map(({ name, street }) => [name, street])).toEqual([
      ['Élise Moreau', home.street],
      [work.name, work.street],
    ]);
    expect(methods.map(({ id, feeMinor }) => [id, feeMinor])).toEqual([
      ['home', 490],
      ['express', 990],
      ['point', 390],
    ]);
    expect(stores).toEqual([]);
  });
});

it('a reservation is kept for as long as somebody asks, also when more joins it', async () => {
  await cashier.scan('jumper');
  await cashier.scan('bread');
  await cashier.fulfilLine(1, { kind: 'reserve' });
  const heldFor = () => {
    const [group] = till.sale().basket?.groups ?? [];
    const ms = Date.parse(group?.holdUntil ?? '') - Date.parse(till.context().now());
    return Math.round(ms / 3_600_000);
  };
  expect(heldFor()).toBe(48);
  expect(await cashier.setGroup(1, { holdHours: 168 })).toMatchObject({ ok: true });
  expect(heldFor()).toBe(168);
  await cashier.fulfilLine(2, { kind: 'group', number: 1 });
  expect(heldFor()).toBe(168);
});
