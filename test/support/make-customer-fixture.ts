// Wrote test/fixtures/journal/v1-customers, once: `node test/support/make-customer-fixture.ts FOLDER`.
// Never run it over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeCustomer, enrolCustomer } from '../../host/customers/tell-customer.ts';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
const cashier = cashierAt(till);
const act = () => ({ seat: 'till', commandId: till.newCommandId() });
const customer = {
  ...{ firstName: 'Zoé', lastName: 'Pérrin', phone: '06 39 98 12 34', email: 'zoe@example.fr' },
  ...{ postcode: '69002', city: 'Lyon', language: 'fr' as const, cardNumber: '', birthMonth: 4 },
};
const consents = [
  { purpose: 'email' as const, isGiven: true },
  { purpose: 'sms' as const, isGiven: false },
];
const made = await enrolCustomer(
  { ...act(), customer, consents, isSomebodyElse: false },
  till.day(),
);
if (!made.ok) throw new Error(made.error.code);
await cashier.scan('bread');
await cashier.setCustomer(made.value.customerId);
await cashier.cash(120);
await changeCustomer(
  {
    ...{ ...act(), customerId: made.value.customerId, customer: { ...customer, phone: '' } },
    consents: [{ purpose: 'email', isGiven: false }],
  },
  till.day(),
);

const { journal } = till;
const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const rows = entries.map((entry) => ({
  ...entry,
  bytes: Buffer.from(entry.bytes).toString('base64'),
}));
const parts = entries.flatMap(({ journalId, sequence }) => {
  const part = journal.personalPart(journalId, sequence);
  return part ? [part] : [];
});
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
write('entries.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
write('personal.jsonl', parts.map((part) => `${JSON.stringify(part)}\n`).join(''));
write('heads.json', `${JSON.stringify(journal.heads(), null, 1)}\n`);
