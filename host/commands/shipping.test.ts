import { beforeEach, describe, expect, it } from 'vitest';
import type { CustomerDocument } from '../../contract/document/customer.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { findCustomers } from '../customers/find-customers.ts';

const elise = sampleCustomer('customer-0000000000001');
const hugo: CustomerDocument = {
  ...sampleCustomer('customer-0000000000002'),
  firstName: 'Hugo',
  lastName: 'Lefèvre-Noël',
  phone: '+33639980002',
  email: 'h.lefevre@example.fr',
  cardNumber: '100043',
};
const home = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  const changes = [elise, hugo].map((document) => ({ collection: 'customers', document }) as const);
  await till.documents.applyPage(tillPage(1, changes));
  cashier = cashierAt(till);
});

const basket = () => till.sale().basket;
const refusal = (code: string) => ({ ok: false, error: { code } });

/** A jumper to be sent to Élise, and bread that she takes. */
async function ringMixed(): Promise<void> {
  await cashier.scan('jumper');
  await cashier.scan('bread');
  await cashier.markLine(1, { fulfilment: 'ship' });
  await cashier.setCustomer(elise.id, home);
}

it('a line is sent or bears a serial number, whichever way both are said', async () => {
  await cashier.scan('jumper');
  expect(await cashier.markLine(1, { serialNumber: 'SN-42', fulfilment: 'ship' })).toMatchObject(
    refusal('NOT_SHIPPABLE'),
  );
  await cashier.markLine(1, { fulfilment: 'ship' });
  expect(await cashier.markLine(1, { serialNumber: 'SN-42', fulfilment: 'take' })).toMatchObject({
    ok: true,
  });
  expect(basket()?.lines[0]).toMatchObject({ serialNumber: 'SN-42', fulfilment: 'take' });
});

describe('a customer on the basket', () => {
  it('is found by name, e-mail, phone as it is dialled, or card', async () => {
    const ids = async (text: string) =>
      (await findCustomers(till.context(), text, 10)).map(({ id }) => id);
    expect(await ids('lefevre')).toEqual([hugo.id]);
    expect(await ids('Noel hugo')).toEqual([hugo.id]);
    expect(await ids('h.lefevre@')).toEqual([hugo.id]);
    expect(await ids('06 39 98 00 01')).toEqual([elise.id]);
    expect(await ids('+33 6 39 98 00 02')).toEqual([hugo.id]);
    expect(await ids('100042')).toEqual([elise.id]);
    expect(await ids('lyon')).toEqual([hugo.id, elise.id]);
    expect(await ids('nobody')).toEqual([]);
    expect(await ids(' ')).toEqual([]);
  });

  it('is named by the scan of their own code, also before the first item', async () => {
    const code = writeOwnCode('customer', elise.cardNumber);
    expect(await cashier.scan(code)).toMatchObject({ ok: true, value: { routed: null } });
    expect(basket()).toMatchObject({ customer: { id: elise.id, name: 'Élise Moreau' }, lines: [] });
    expect(await cashier.scan(writeOwnCode('customer', '999'))).toMatchObject(
      refusal('CUSTOMER_CODE_UNKNOWN'),
    );
  });

  it('goes again, and one that the till does not know changes nothing', async () => {
    await cashier.setCustomer(elise.id);
    expect(await cashier.setCustomer('customer-0000000000009')).toMatchObject(
      refusal('CUSTOMER_GONE'),
    );
    expect(basket()?.customer?.id).toBe(elise.id);
    await cashier.setCustomer('');
    expect(basket()?.customer).toBeNull();
  });
});

it('somebody who is no customer buys and is sent goods: the personal part alone knows them', async () => {
  await cashier.scan('jumper');
  await cashier.markLine(1, { fulfilment: 'ship' });
  const guest = { name: 'Camille Roux', phone: '0639980099' };
  await till.call.setCustomer({
    ...{ commandId: till.newCommandId(), seat: 'till', customerId: '', guest, address: home },
  });
  expect(basket()).toMatchObject({ customer: guest, lacksAddress: false });
  await cashier.card(basket()?.totalMinor ?? 0);
  const [order] = till.entries().filter(({ type }) => type === 'order-placed');
  expect(JSON.stringify(order)).not.toMatch(/Camille|Roux|Lilas|639980099/);
  const part = till.journal.personalPart(order?.journal.id ?? '', order?.sequence ?? 0);
  expect(JSON.parse(part?.text ?? '')).toMatchObject({ ...guest, addresses: { 1: home } });
});

describe('a line to be shipped', () => {
  it('is marked and unmarked, undone, and is no twin of the next one taken', async () => {
    await cashier.scan('jumper');
    await cashier.markLine(1, { fulfilment: 'ship' });
    expect(basket()?.lines).toMatchObject([{ fulfilment: 'ship' }]);
    await cashier.undo();
    expect(basket()?.lines).toMatchObject([{ fulfilment: 'take' }]);
    await cashier.markLine(1, { fulfilment: 'ship' });
    await cashier.scan('jumper');
    expect(basket()?.lines).toMatchObject([
      { number: 1, fulfilment: 'ship', quantity: { value: 1 } },
      { fulfilment: 'take', quantity: { value: 1 } },
    ]);
  });

  it('is goods by the piece: no gift card, nothing weighed, no piece with its number', async () => {
    await cashier.sellGiftCard(5_000);
    await cashier.scan('jumper');
    await cashier.markLine(2, { serialNumber: 'SN-42' });
    for (const line of [1, 2])
      expect(await cashier.markLine(line, { fulfilment: 'ship' })).toMatchObject(
        refusal('NOT_SHIPPABLE'),
      );
    expect(basket()?.lines.map(({ canShip }) => canShip)).toEqual([false, false]);
  });

  it('waits suspended and survives kill -9 with its customer and address', async () => {
    await ringMixed();
    till.restart();
    expect(basket()).toMatchObject({
      customer: { id: elise.id, address: { ...home, country: 'FR' } },
      lacksAddress: false,
    });
    const put = await cashier.suspend('');
    till.restart();
    await cashier.resume(put.ok ? put.value.basketId : '');
    expect(basket()).toMatchObject({
      customer: { id: elise.id },
      lines: [{ fulfilment: 'ship' }, { fulfilment: 'take' }],
    });
  });

  it('is not paid for before somebody said to whom and where', async () => {
    await cashier.scan('jumper');
    await cashier.markLine(1, { fulfilment: 'ship' });
    expect(await cashier.card(7_990)).toMatchObject(refusal('SHIP_WITHOUT_ADDRESS'));
    await cashier.setCustomer(elise.id);
    expect(basket()?.lacksAddress).toBe(true);
    expect(await cashier.card(7_990)).toMatchObject(refusal('SHIP_WITHOUT_ADDRESS'));
    await cashier.setCustomer(elise.id, home);
    expect(await cashier.card(7_990)).toMatchObject({ ok: true });
    expect(basket()).toBeNull();
  });

  it('is signed as such, without a word of the person; who they are stands beside', async () => {
    await ringMixed();
    await cashier.card(basket()?.totalMinor ?? 0);
    const [sale] = till.transactions();
    expect(sale?.body.lines.map(({ fulfilment }) => fulfilment)).toEqual(['ship', 'take']);
    expect(sale?.personal?.reference).toBe(elise.id);
    expect(JSON.stringify(sale)).not.toMatch(/Moreau|Élise|Lilas|639980001/);
    const part = till.journal.personalPart(sale?.journal.id ?? '', sale?.sequence ?? 0);
    expect(JSON.parse(part?.text ?? '')).toEqual({ name: 'Élise Moreau' });
  });

  it('is all that an address is kept for, and with the basket its steps forget the person', async () => {
    const commandId = till.newCommandId();
    await cashier.setCustomer(elise.id, home, commandId);
    expect(till.journal.stepByCommand(commandId)?.text).toContain('Lilas');
    await cashier.scan('bread');
    await cashier.cash(120);
    const [sale] = till.transactions();
    const part = till.journal.personalPart(sale?.journal.id ?? '', sale?.sequence ?? 0);
    expect(JSON.parse(part?.text ?? '')).toEqual({ name: 'Élise Moreau' });
    expect(till.journal.stepByCommand(commandId)?.text).not.toMatch(/Moreau|Lilas/);
    expect(await cashier.setCustomer(elise.id, home, commandId)).toMatchObject({ ok: true });
  });

  it('that is given back fills no shelf, whatever is said of the goods', async () => {
    await ringMixed();
    await cashier.card(basket()?.totalMinor ?? 0);
    const [sale] = till.transactions();
    const place = { journalId: sale?.journal.id ?? '', sequence: sale?.sequence ?? 0 };
    await cashier.giveBack(place, 1, '1');
    await cashier.giveBack(place, 2, '1');
    await cashier.refund('card', Math.abs(basket()?.totalMinor ?? 0));
    const lines = till.transactions()[1]?.body.lines;
    expect(lines?.map(({ fulfilment, disposition }) => [fulfilment, disposition])).toEqual([
      ['return', ''],
      ['return', 'restock'],
    ]);
  });
});
