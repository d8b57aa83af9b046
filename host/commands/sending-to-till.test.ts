import { beforeEach, expect, it } from 'vitest';
import { writeBasketCode } from '../../domain/scan/basket-code.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let counter: Cashier;
let tablet: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  till.beOperatorAt('tablet-1', 'op-2');
  counter = cashierAt(till);
  tablet = cashierAt(till, 'tablet-1');
});

function sentCode(): string {
  return till.sale('tablet-1').sent[0]?.code ?? '';
}

it('waits at the till under its code, marked with the tablet, until somebody there types it', async () => {
  await tablet.scan('jumper');
  expect(await tablet.sendToTill()).toMatchObject({ ok: true });
  expect(till.sale('tablet-1')).toMatchObject({
    basket: null,
    sent: [{ totalMinor: 7_990, articleCount: 1 }],
  });
  expect(till.suspended().baskets).toMatchObject([
    { pickUpCode: sentCode(), tabletName: 'Tablette tablet-1' },
  ]);
  expect(await counter.key(` ${sentCode().toLowerCase()}`)).toMatchObject({ ok: true });
  expect(counter.basket()).toMatchObject({ seat: 'till', pickUpCode: '' });
  expect(till.sale('tablet-1').sent).toEqual([]);
  expect(till.sale('till').sent).toEqual([]);
});

it('is taken by a scan of the code on the tablet’s screen, once', async () => {
  await tablet.scan('jumper');
  await tablet.sendToTill();
  const scanCode = till.sale('tablet-1').sent[0]?.scanCode ?? '';
  const code = sentCode();
  const { scan } = till.call;
  const at = (seat: string) => ({ seat, commandId: till.newCommandId() });
  expect(await scan({ ...at('till'), code: scanCode, entered: 'scanned' })).toMatchObject({
    ok: true,
  });
  expect(await scan({ ...at('tablet-2'), code: scanCode, entered: 'scanned' })).toMatchObject({
    error: { code: 'BASKET_NOT_FOUND' },
  });
  expect(await scan({ ...at('tablet-2'), code, entered: 'keyed' })).toMatchObject({ ok: false });
});

it('credits its lines to who rang it, whoever takes the money', async () => {
  await tablet.scan('jumper');
  await tablet.scan('bread');
  await tablet.markLine(2, { associateId: 'op-1' });
  await tablet.sendToTill();
  await counter.key(sentCode());
  await counter.scan('bread', '2');
  await counter.cash(10_000);
  const [sale] = till.transactions();
  expect(sale?.body.lines.map(({ associateId }) => associateId)).toEqual(['op-2', 'op-1']);
});

it('lets nobody at the till undo what was rung on the floor', async () => {
  await tablet.scan('jumper');
  await tablet.sendToTill();
  await counter.key(sentCode());
  expect(await counter.undo()).toMatchObject({ ok: false });
  await counter.scan('bread');
  expect(await counter.undo()).toMatchObject({ ok: true });
  expect(counter.basket()?.lines.map(({ item }) => item.sku)).toEqual(['jumper']);
});

it('asks for no right to take up what others rang: it was sent to whoever is at the till', async () => {
  await tablet.scan('jumper');
  await tablet.sendToTill();
  till.actAs('cashier');
  expect(await counter.key(sentCode())).toMatchObject({ ok: true });
});

it('finds the same code again after a restart, and sends nothing twice', async () => {
  await tablet.scan('jumper');
  const commandId = till.newCommandId();
  const first = await tablet.sendToTill(commandId);
  const code = sentCode();
  await till.restart();
  expect(await cashierAt(till, 'tablet-1').sendToTill(commandId)).toEqual(first);
  expect(sentCode()).toBe(code);
});

it('sends nothing without a line', async () => {
  expect(await tablet.sendToTill()).toMatchObject({ error: { code: 'NO_OPEN_BASKET' } });
});

it('has a code that its scanned form leads to as well', () => {
  expect(writeBasketCode('basket-1')).toMatch(/^[A-Z0-9]+$/);
});
