import { expect, test } from 'vitest';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { orderPlacedBy } from './order-placed-by.ts';

test('the receipt of a sale with something to come confirms its order, that of any other none', async () => {
  const till = await memoryTill({ items: shopItems });
  const cashier = cashierAt(till);
  const elise = sampleCustomer('customer-0000000000001');
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  const confirmed = async () => {
    const sale = till.transactions().at(-1);
    return sale ? await orderPlacedBy(sale, sale.body, till) : null;
  };
  await cashier.scan('bread');
  await cashier.cash(120);
  expect(await confirmed()).toBeNull();
  await cashier.scan('jumper');
  await cashier.fulfilLine(1, { kind: 'ship', method: '', address: null });
  await cashier.setCustomer(elise.id, {
    street: '3 rue des Lilas',
    postcode: '69003',
    city: 'Lyon',
  });
  await cashier.card(7_990);
  expect(await confirmed()).toMatchObject({
    number: expect.stringMatching(/^C-1-000001-/),
    placed: { lines: [{ sku: 'jumper', dueMinor: 0 }], groups: [{ fulfilment: 'ship' }] },
  });
});
