import { beforeEach, describe, expect, it } from 'vitest';
import { orderPlacedBody } from '../../contract/entry/order-bodies.ts';
import type { StockSource } from '../../contract/host/stock-shapes.ts';
import { orderId } from '../../domain/order/order.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { groupChoices } from '../orders/group-choices.ts';
import { waysToHave } from '../orders/ways-to-have.ts';

const elise = sampleCustomer('customer-0000000000001');
const home = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
const work = {
  name: 'Élise M.',
  street: '1 quai Rambaud',
  postcode: '69002',
  city: 'Lyon',
  country: 'FR',
};
const shipped = { kind: 'ship', method: '', address: null } as const;
const reserved = { kind: 'reserve' } as const;

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  cashier = cashierAt(till);
});

const basket = () => till.sale().basket;
const refusal = (code: string) => ({ ok: false, error: { code } });
const orders = () =>
  till
    .entries()
    .filter(({ type }) => type === 'order-placed')
    .map((entry) => ({ ...entry, body: orderPlacedBody.parse(entry.body) }));
const amounts = () => basket()?.lines.map(({ origin, grossMinor }) => [origin, grossMinor]);

function source(id: string, kind: StockSource['kind'], milli: number): StockSource {
  return {
    ...{ id, kind, name: id, km: 3, opening: null, dropShipDays: null, reservedMilli: 0 },
    ...{ available: { kind: 'exact', milli }, certainty: 'sure' },
  };
}

const hours = [{ from: '10:00', to: '19:30' }];
const place = (id: string) => ({
  ...{ id, place: 'store', name: `Magasin ${id}`, companyId: 'c', siret: '12345678901234' },
  ...{ gln: '3760987900010', zone: 'Europe/Paris', latitude: 45.7, longitude: 4.8, regionId: '' },
  address: { lines: ['1 rue'], postcode: '69001', city: 'Lyon', country: 'FR' },
  openingHours: [hours, hours, hours, hours, hours, hours, []],
});

describe('the ways to have what is not taken', () => {
  it('say what the delivery costs in this basket, and what is promised; nothing is written', async () => {
    const ways = await waysToHave({ seat: 'till', sku: 'bread' }, till.context());
    expect(ways).toMatchObject([{ fulfilment: 'ship', feeMinor: 490, placeId: '' }]);
    expect(basket()).toBeNull();
    await cashier.scan('jumper');
    await cashier.fulfilLine(1, shipped);
    expect(await waysToHave({ seat: 'till', sku: 'bread' }, till.context())).toMatchObject([
      { fulfilment: 'ship', feeMinor: 0 },
    ]);
  });
});

describe('a basket of which something is sent', () => {
  it('is ordered by an entry of its own, which the transaction right after it names', async () => {
    await cashier.scan('jumper');
    await cashier.scan('bread');
    await cashier.fulfilLine(1, shipped);
    await cashier.setCustomer(elise.id, home);
    await cashier.card(basket()?.totalMinor ?? 0);
    const [order] = orders();
    const [sale] = till.transactions();
    expect(sale?.sequence).toBe((order?.sequence ?? 0) + 1);
    expect(sale?.body.references).toEqual([
      { kind: 'order', journalId: order?.journal.id, sequence: order?.sequence },
    ]);
    expect(order?.body.lines).toMatchObject([
      { number: 1, group: 1, sku: 'jumper', amountMinor: 7_990, dueMinor: 0 },
    ]);
    expect(order?.body.groups).toMatchObject([
      { number: 1, fulfilment: 'ship', method: 'home', feeLine: 0, latest: '2026-12-22' },
    ]);
    expect(JSON.stringify(order)).not.toMatch(/Moreau|Élise|Lilas|639980001/);
    const part = till.journal.personalPart(order?.journal.id ?? '', order?.sequence ?? 0);
    expect(JSON.parse(part?.text ?? '')).toEqual({
      name: 'Élise Moreau',
      phone: '+33639980001',
      addresses: { 1: { name: 'Élise Moreau', ...home, country: 'FR' } },
    });
  });

  it('pays a fee below the amount from which it is free, as a service of its own line', async () => {
    await cashier.scan('bread');
    await cashier.fulfilLine(1, shipped);
    expect(amounts()).toEqual([
      ['rung', 120],
      ['fee', 490],
    ]);
    expect(basket()).toMatchObject({ totalMinor: 610, groups: [{ feeMinor: 490 }] });
    await cashier.scan('jumper');
    expect(await cashier.fulfilLine(3, { kind: 'group', number: 1 })).toMatchObject({ ok: true });
    expect(amounts()).toEqual([
      ['rung', 120],
      ['rung', 7_990],
    ]);
    await cashier.undo();
    expect(amounts()).toEqual([
      ['rung', 120],
      ['rung', 7_990],
      ['fee', 490],
    ]);
    await cashier.setCustomer(elise.id, home);
    await cashier.card(basket()?.totalMinor ?? 0);
    expect(till.transactions()[0]?.body.lines.at(-1)).toMatchObject({
      ...{ number: 2, sku: 'DELIVERY-home', eReportingCategory: 'TPS1', grossMinor: 490 },
      ...{ fulfilment: 'ship', vatRateBp: 2_000 },
    });
    expect(orders()[0]?.body.groups[0]?.feeLine).toBe(2);
  });

  it('takes no void or quantity of a fee, and no fee in what is taken off the basket', async () => {
    await cashier.scan('bread');
    await cashier.fulfilLine(1, shipped);
    expect(await cashier.voidLine(2)).toMatchObject(refusal('LINE_FOLLOWS_ORDER'));
    expect(await cashier.setQuantity(2, '2')).toMatchObject(refusal('LINE_FOLLOWS_ORDER'));
    await cashier.voidLine(1);
    expect(basket()).toMatchObject({ lines: [], groups: [] });
  });

  it('goes to several addresses, some of a line and the rest taken', async () => {
    await cashier.scan('jumper');
    await cashier.setQuantity(1, '3');
    await cashier.setCustomer(elise.id, home);
    await cashier.fulfilLine(1, shipped, '1');
    await cashier.fulfilLine(1, { ...shipped, address: work }, '1');
    expect(basket()?.lines.map(({ group, quantity }) => [group, quantity.value])).toEqual([
      ...[
        [0, 1],
        [2, 1],
        [1, 1],
      ],
    ]);
    expect(basket()?.totalMinor).toBe(3 * 7_990);
    await cashier.undo();
    expect(basket()?.lines.map(({ group, quantity }) => [group, quantity.value])).toEqual([
      ...[
        [0, 2],
        [1, 1],
      ],
    ]);
  });

  it('refuses an address that no carrier could find', async () => {
    await cashier.scan('jumper');
    const bad = { ...shipped, address: { ...work, postcode: '6900' } };
    expect(await cashier.fulfilLine(1, bad)).toMatchObject(refusal('ADDRESS_POSTCODE'));
    const far = { ...shipped, address: { ...work, country: 'US' } };
    expect(await cashier.fulfilLine(1, far)).toMatchObject(refusal('DELIVERY_NOT_THERE'));
  });

  it('changes no more once somebody has begun to pay', async () => {
    await cashier.scan('jumper');
    await cashier.cash(1_000);
    expect(await cashier.fulfilLine(1, shipped)).toMatchObject(refusal('BASKET_PART_PAID'));
  });

  it('says how sure it is and when it is there, by what the till knows', async () => {
    await cashier.scan('jumper');
    await cashier.fulfilLine(1, shipped);
    expect(basket()?.groups[0]?.promise).toEqual({ level: 'on-request', from: '', through: '' });
    till.knowStock('jumper', {
      ...{ from: 'live', ageMs: 1_000 },
      sources: [source('WH', 'warehouse', 20_000), source('s-2', 'store', 6_000)],
    });
    await cashier.setGroup(1, {});
    expect(basket()?.groups[0]).toMatchObject({
      promise: { level: 'confirmed', from: '2026-11-25', through: '2026-11-27' },
      latest: '2026-11-27',
    });
  });
});

describe('what is promised of a group', () => {
  const known = (own: number, other: number) => ({
    ...({ from: 'live', ageMs: 1_000 } as const),
    sources: [source('s-1', 'own', own), source('s-2', 'store', other)],
  });
  const level = () => basket()?.groups[0]?.promise.level;
  const knowOtherStore = () => {
    const placed = { id: 'place.s-2', kind: 'setting' as const, value: place('s-2') };
    return till.documents.applyPage(tillPage(2, [{ collection: 'settings', document: placed }]));
  };

  it('follows the quantity and the lines that are in it, and an undo', async () => {
    till.knowStock('jumper', known(8_000, 0));
    await cashier.scan('jumper');
    await cashier.fulfilLine(1, reserved);
    expect(level()).toBe('confirmed');
    await cashier.setQuantity(1, '9');
    expect(level()).toBe('on-request');
    await cashier.undo();
    expect(level()).toBe('confirmed');
    expect(basket()?.lines[0]?.quantity.value).toBe(1);
    await cashier.addForLater('book', reserved);
    expect(level()).toBe('on-request');
    await cashier.voidLine(basket()?.lines.at(-1)?.number ?? 0);
    expect(level()).toBe('confirmed');
    till.restart();
    expect(level()).toBe('confirmed');
  });

  it('where it is not sure there are surer ways to have all of it, and none where it is', async () => {
    await knowOtherStore();
    till.knowStock('jumper', known(0, 9_000));
    till.knowStock('book', known(9_000, 9_000));
    await cashier.scan('jumper');
    await cashier.fulfilLine(1, reserved);
    await cashier.addForLater('book', reserved);
    expect(level()).toBe('on-request');
    const choices = async () => {
      const answer = await groupChoices(
        { seat: 'till', of: { kind: 'group', number: 1 }, text: '' },
        till.context(),
      );
      return answer.ok ? answer.value.instead : [];
    };
    const surer = await choices();
    expect(surer.map(({ fulfilment, placeId }) => [fulfilment, placeId])).toEqual([
      ['pickup', 's-2'],
      ['ship', ''],
      ['pickup', 's-1'],
    ]);
    expect(surer.map(({ promise }) => promise.level)).not.toContain('on-request');
    till.knowStock('jumper', known(9_000, 9_000));
    await cashier.setGroup(1, {});
    expect(await choices()).toEqual([]);
  });

  it('goes with all of it to where it is surer, in one step that an undo takes back', async () => {
    await knowOtherStore();
    await cashier.scan('jumper');
    await cashier.scan('bread');
    await cashier.fulfilLine(1, shipped);
    await cashier.fulfilLine(2, { kind: 'group', number: 1 });
    await cashier.setQuantity(1, '1');
    const before = basket();
    expect(await cashier.setGroup(1, { by: { kind: 'pickup', placeId: 's-2' } })).toMatchObject({
      ok: true,
    });
    expect(basket()?.groups).toMatchObject([
      { number: 1, fulfilment: 'pickup', placeId: 's-2', address: null, payment: 'now' },
    ]);
    expect(basket()?.lines.map(({ group, fulfilment }) => [group, fulfilment])).toEqual([
      [1, 'pickup'],
      [1, 'pickup'],
    ]);
    await cashier.setGroup(1, { payment: 'later' });
    await cashier.setGroup(1, { by: shipped });
    expect(basket()?.groups).toMatchObject([{ fulfilment: 'ship', payment: 'now' }]);
    await cashier.undo();
    await cashier.undo();
    await cashier.undo();
    expect(basket()?.groups).toEqual(before?.groups);
    expect(basket()?.lines).toMatchObject(before?.lines.map(({ group }) => ({ group })) ?? []);
  });

  it('joins what leaves that way already; the fee of its own delivery is gone', async () => {
    await knowOtherStore();
    await cashier.scan('bread');
    await cashier.scan('bread');
    await cashier.fulfilLine(1, shipped, '1');
    await cashier.fulfilLine(1, { kind: 'pickup', placeId: 's-2' });
    expect(amounts()).toContainEqual(['fee', 490]);
    await cashier.setGroup(1, { by: { kind: 'pickup', placeId: 's-2' } });
    expect(basket()?.groups).toMatchObject([{ number: 2, fulfilment: 'pickup' }]);
    expect(basket()?.lines.map(({ group }) => group)).toEqual([2, 2]);
    expect(amounts()).not.toContainEqual(['fee', 490]);
    till.restart();
    expect(basket()?.groups).toMatchObject([{ number: 2 }]);
    expect(await cashier.setGroup(1, { by: shipped })).toMatchObject(refusal('GROUP_GONE'));
  });
});

describe('a reservation', () => {
  it('without any payment is an order and no transaction, and ends its basket', async () => {
    await cashier.scan('jumper');
    await cashier.fulfilLine(1, reserved);
    expect(await cashier.complete()).toMatchObject(refusal('SHIP_WITHOUT_ADDRESS'));
    await cashier.setCustomer(elise.id);
    expect(basket()).toMatchObject({ totalMinor: 0, laterMinor: 7_990 });
    expect(await cashier.complete()).toMatchObject({ ok: true });
    expect(basket()).toBeNull();
    expect(till.transactions()).toEqual([]);
    expect(orders()[0]?.body).toMatchObject({
      groups: [{ fulfilment: 'reserve', placeId: 's-1', method: '', latest: '' }],
      lines: [{ amountMinor: 7_990, dueMinor: 7_990 }],
      ...{ depositKind: '', depositNumber: '' },
    });
    till.restart();
    expect(basket()).toBeNull();
  });

  it('beside goods that are taken pays for these alone', async () => {
    await cashier.scan('bread');
    await cashier.scan('jumper');
    await cashier.fulfilLine(2, reserved);
    await cashier.setCustomer(elise.id);
    expect(await cashier.cash(120)).toMatchObject({ ok: true });
    const [sale] = till.transactions();
    expect(sale?.body).toMatchObject({ totals: { grossMinor: 120, lineCount: 1 } });
    expect(sale?.body.references).toMatchObject([{ kind: 'order' }]);
    expect(orders()).toHaveLength(1);
    till.restart();
    expect(basket()).toBeNull();
  });

  it('with a deposit takes a share now, under a number that its order names', async () => {
    await cashier.scan('jumper');
    await cashier.fulfilLine(1, reserved);
    await cashier.setCustomer(elise.id);
    await cashier.setGroup(1, { payment: 'deposit', depositKind: 'arrhes' });
    expect(basket()).toMatchObject({ totalMinor: 2_397, laterMinor: 7_990 });
    await cashier.setQuantity(1, '2');
    expect(basket()?.totalMinor).toBe(4_794);
    await cashier.card(4_794);
    const [order] = orders();
    const [sale] = till.transactions();
    const [line] = sale?.body.lines ?? [];
    expect(line).toMatchObject({ accounting: 'deposit', depositKind: 'arrhes', grossMinor: 4_794 });
    expect(order?.body).toMatchObject({
      ...{ depositKind: 'arrhes', depositNumber: line?.serialNumber },
      lines: [{ amountMinor: 15_980, dueMinor: 15_980 }],
    });
    expect(orderId(order?.journal.id ?? '', order?.sequence ?? 0)).toContain('/');
  });

  it('of two VAT rates takes one deposit over both, which comes off at each when the rest is paid', async () => {
    await cashier.scan('jumper');
    await cashier.addItem('book');
    await cashier.fulfilLine(1, reserved);
    await cashier.fulfilLine(2, reserved);
    await cashier.setCustomer(elise.id);
    await cashier.setGroup(1, { payment: 'deposit', depositMinor: 3_000 });
    const paid = await cashier.card(3_000);
    const [sale] = till.transactions();
    expect(sale?.body.lines).toMatchObject([
      { label: 'Acompte Article jumper', vatRateBp: 2_000, grossMinor: 2_285 },
      { label: 'Acompte Article book', vatRateBp: 550, grossMinor: 715 },
    ]);
    const number = sale?.body.lines[0]?.serialNumber ?? '';
    expect(sale?.body.lines[1]?.serialNumber).toBe(number);
    expect(paid).toMatchObject({ value: { paid: { values: [{ number, movedMinor: 3_000 }] } } });
    expect(orders()[0]?.body).toMatchObject({ depositNumber: number });
    await cashier.scan('jumper');
    await cashier.addItem('book');
    expect(await cashier.tenderBy('deposit', 3_000, number)).toMatchObject({ ok: true });
    expect(basket()?.totalMinor).toBe(7_490);
    till.restart();
    expect(basket()?.totalMinor).toBe(7_490);
    await cashier.voidLine(4);
    expect(basket()).toMatchObject({ totalMinor: 10_490, lines: [{}, {}] });
    await cashier.undo();
    await cashier.card(7_490);
    expect(till.transactions()[1]?.body).toMatchObject({
      references: [{ kind: 'deposit', sequence: sale?.sequence }],
      vat: [
        { vatRateBp: 550, grossMinor: 2_500 - 715 },
        { vatRateBp: 2_000, grossMinor: 7_990 - 2_285 },
      ],
    });
    expect(till.entries().at(-1)?.totals).toMatchObject({
      deposits: [{ grossMinor: 0 }, { grossMinor: 0 }],
    });
    expect(await cashier.tenderBy('deposit', 3_000, number)).toMatchObject({ ok: false });
  });
});
