// Customers who are made and corrected at the till, whatever the network does.
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { findCustomers } from './find-customers.ts';
import { knownCustomer } from './known-customers.ts';
import { changeCustomer, enrolCustomer } from './tell-customer.ts';

const elise = sampleCustomer('customer-0000000000001');
const zoe = {
  ...{ firstName: ' Zoé ', lastName: 'Pérrin', phone: '06 39 98 12 34', email: 'Zoe@Example.fr' },
  ...{ postcode: '69002', city: 'Lyon', language: 'fr' as const, cardNumber: '' },
  birthMonth: 4,
};
const yesToMail = [{ purpose: 'email' as const, isGiven: true }];

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  cashier = cashierAt(till);
});

const act = () => ({ seat: 'till', commandId: till.newCommandId() });
const enrol = (said: Partial<typeof zoe> = {}, more = {}) =>
  enrolCustomer(
    {
      ...act(),
      ...{ customer: { ...zoe, ...said }, consents: yesToMail, isSomebodyElse: false, ...more },
    },
    till.day(),
  );

async function enrolled(): Promise<string> {
  const made = await enrol();
  if (!made.ok) throw new Error(made.error.code);
  return made.value.customerId;
}

describe('somebody becomes a customer', () => {
  it('is found at once by name and number, and buys', async () => {
    const customerId = await enrolled();
    for (const text of ['perrin', 'zoe per', '0639981234', 'zoe@example'])
      expect(await findCustomers(till.context(), text, 5)).toMatchObject([{ id: customerId }]);
    await cashier.addItem('lamp', '1');
    expect(await cashier.setCustomer(customerId)).toMatchObject({ ok: true });
    expect(till.sale().basket?.customer).toMatchObject({ name: 'Zoé Pérrin' });
  });

  it('what they said is beside the entry, and only what they agreed to is signed, with its wording', async () => {
    await enrolled();
    const entry = till.entries().find(({ type }) => type === 'customer');
    if (!entry) throw new Error('It is an entry');
    for (const personal of ['rrin', 'Zo', '9981234', 'example'])
      expect(JSON.stringify(entry)).not.toContain(personal);
    expect(entry).toMatchObject({
      body: {
        act: 'enrolled',
        consents: [{ purpose: 'email', isGiven: true, textVersion: '2026-11', how: 'said' }],
      },
    });
  });

  it('what nobody was asked is not agreed to', async () => {
    const customer = await knownCustomer(till.context(), await enrolled());
    expect(customer?.consents).toMatchObject({
      email: { isGiven: true },
      sms: { isGiven: false },
      profiling: { isGiven: false },
    });
  });

  it('a number that another has is told first, and taken once they are somebody else', async () => {
    expect(await enrol({ phone: elise.phone })).toMatchObject({
      ok: false,
      error: { code: 'CUSTOMER_KNOWN', details: { customerId: elise.id } },
    });
    expect(till.entries().filter(({ type }) => type === 'customer')).toEqual([]);
    expect(await enrol({ phone: elise.phone }, { isSomebodyElse: true })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    [{ phone: '06 39 98' }, 'phone'],
    [{ email: 'zoe@' }, 'email'],
    [{ lastName: '  ' }, 'lastName'],
  ])('%j is in no form, and nothing is written', async (said, field) => {
    expect(await enrol(said)).toMatchObject({
      ok: false,
      error: { code: 'CUSTOMER_FIELD', details: { field } },
    });
    expect(till.entries().filter(({ type }) => type === 'customer')).toEqual([]);
  });

  it('the same command makes them once', async () => {
    const again = act();
    const request = { ...again, customer: zoe, consents: [], isSomebodyElse: false };
    const first = await enrolCustomer(request, till.day());
    expect(await enrolCustomer(request, till.day())).toEqual(first);
    expect(till.entries().filter(({ type }) => type === 'customer')).toHaveLength(1);
  });

  it('is known after a crash', async () => {
    const customerId = await enrolled();
    till.restart();
    expect(await knownCustomer(till.context(), customerId)).toMatchObject({ lastName: 'Pérrin' });
  });
});

describe('what is known of a customer changes', () => {
  it('anew, consents taken back among it, also of one that the platform told of', async () => {
    const consents = [{ purpose: 'sms' as const, isGiven: false }];
    const customer = { ...zoe, lastName: 'Durand', phone: '' };
    const changed = await changeCustomer(
      { ...act(), customerId: elise.id, customer, consents },
      till.day(),
    );
    expect(changed).toMatchObject({ ok: true });
    expect(await knownCustomer(till.context(), elise.id)).toMatchObject({
      ...{ id: elise.id, lastName: 'Durand', phone: '', tier: elise.tier, points: elise.points },
      consents: { sms: { isGiven: false }, email: elise.consents.email },
    });
  });

  it('a consent is known with its wording, its language, where it was said and how', async () => {
    const consents = [{ purpose: 'sms' as const, isGiven: true }];
    await changeCustomer({ ...act(), customerId: elise.id, customer: zoe, consents }, till.day());
    const { store, till: at } = till.context().identity;
    const customer = await knownCustomer(till.context(), elise.id);
    expect(customer?.consents.sms.proof).toEqual({
      ...{ textVersion: '2026-11', language: 'fr', how: 'said' },
      ...{ storeName: store.name, tillNumber: at.number },
    });
    expect(customer?.consents.email).toEqual(elise.consents.email);
  });

  it('of nobody nothing is written', async () => {
    const request = { ...act(), customerId: 'customer-of-nobody-00', customer: zoe, consents: [] };
    expect(await changeCustomer(request, till.day())).toMatchObject({
      error: { code: 'CUSTOMER_GONE' },
    });
  });

  it('whose personal part was erased here is nobody any more', async () => {
    const customerId = await enrolled();
    till.context().journal.erasePersonal(customerId);
    expect(await knownCustomer(till.context(), customerId)).toBeNull();
  });
});
