// The platform erased somebody: nothing of them is left with the till, and the till proves it.
import { beforeEach, expect, it } from 'vitest';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { findCustomers } from '../customers/find-customers.ts';
import { enrolCustomer } from '../customers/tell-customer.ts';
import { verifyJournals } from '../journal/verify-journal.ts';
import { memoryErasurePositions } from './erasure-position.ts';
import { openPurging } from './open-purging.ts';

const elise = sampleCustomer('customer-0000000000001');
const name = `${elise.firstName} ${elise.lastName}`;
const other = { ...sampleCustomer('customer-0000000000002'), lastName: 'Quelqu’un' };

let till: MemoryTill;
let cashier: Cashier;
let forgotten: EntryPlace[];
let purging: ReturnType<typeof openPurging>;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  const changes = [elise, other].map(
    (document) => ({ collection: 'customers', document }) as const,
  );
  await till.documents.applyPage({ ...tillPage(1, changes), feed: 'store.till' });
  cashier = cashierAt(till);
  forgotten = [];
  const { shelf, journal, changed, now } = till.context();
  purging = openPurging({
    ...{ documents: till.documents, journal, shelf, changed, now },
    writer: till.writer(),
    positions: memoryErasurePositions(),
    forgetPapers: (places) => void forgotten.push(...places),
    queue: createCommandQueue(),
    newId: till.newCommandId,
  });
});

const purge = (number: number, ...ids: string[]) =>
  purging.purge({
    erased: ids.map((customerId) => ({
      ...{ number, customerId },
      erasedAt: '2026-11-22T10:00:00Z',
    })),
    through: { number, customerId: ids.at(-1) ?? '' },
  });

async function sellTo(customerId: string): Promise<EntryPlace> {
  await cashier.addItem('lamp', '1');
  await cashier.setCustomer(customerId);
  await cashier.cash(50_000);
  const { journalId = '', sequence = 0 } = till.journal.heads()[0] ?? {};
  return { journalId, sequence };
}

/** All that the till keeps of its baskets and beside its entries, and whom it finds. */
async function kept(): Promise<string> {
  const steps = till.journal.openBasketSteps();
  const { journalId = '' } = till.journal.heads()[0] ?? {};
  const parts = till
    .entries()
    .flatMap(({ sequence }) => till.journal.personalPart(journalId, sequence) ?? []);
  const found = await findCustomers(till.context(), elise.lastName, 5);
  return JSON.stringify([steps, parts, found, till.context().shelf.all()]);
}

it('takes documents, parts beside entries and papers, and leaves those of others', async () => {
  const sold = await sellTo(elise.id);
  const ofOther = await sellTo(other.id);
  expect(await kept()).toContain(name);
  await purge(7, elise.id);
  const left = await kept();
  expect(left).not.toContain(elise.lastName);
  expect(left).toContain(other.lastName);
  expect(forgotten).toEqual([sold]);
  expect(till.journal.personalPart(ofOther.journalId, ofOther.sequence)).not.toBeNull();
  expect(await till.documents.get('customers', other.id)).not.toBeNull();
});

it('proves it by an event of its journal that says nothing of them, and its entries verify', async () => {
  await sellTo(elise.id);
  await purge(7, elise.id, 'somebody-elsewhere');
  const event = till.entries().at(-1);
  expect(event).toMatchObject({
    type: 'event',
    body: { event: 'personal-erased', details: { through: 7, told: 2, parts: 1 } },
    personal: null,
  });
  expect(JSON.stringify(event)).not.toContain(elise.id);
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true, erased: 1 });
  expect(purging.position()).toEqual({ number: 7, customerId: 'somebody-elsewhere' });
});

it('an open basket goes on without them, at a new version, also after a restart and an undo', async () => {
  await cashier.addItem('lamp', '1');
  await cashier.setCustomer(elise.id);
  const before = cashier.basket();
  await purge(1, elise.id);
  expect(cashier.basket()).toMatchObject({ customer: null, lines: before?.lines });
  expect(cashier.basket()?.version).toBeGreaterThan(before?.version ?? 0);
  expect(till.sale().basket?.customer ?? null).toBeNull();
  expect(await kept()).not.toContain(elise.lastName);
  till.restart();
  expect(cashier.basket()).toMatchObject({ customer: null });
  await cashier.undo();
  expect(JSON.stringify(cashier.basket())).not.toContain(elise.lastName);
  await cashier.addItem('lamp', '1');
  expect(await cashier.cash(50_000)).toMatchObject({ ok: true });
});

it('a basket put aside loses its customer, their address and what was written beside it', async () => {
  await cashier.addItem('lamp', '1');
  await cashier.setCustomer(elise.id);
  await cashier.suspend(`Mme ${elise.lastName}, 15 h`);
  await purge(1, elise.id);
  expect(await kept()).not.toContain(elise.lastName);
  const [suspended] = till.context().shelf.suspended();
  expect(await cashier.resume(suspended?.id ?? '')).toMatchObject({ ok: true });
});

it('a basket that was theirs for a moment stays its customer’s', async () => {
  await cashier.addItem('lamp', '1');
  await cashier.setCustomer(elise.id);
  await cashier.setCustomer(other.id);
  await purge(1, elise.id);
  till.restart();
  expect(cashier.basket()?.customer).toMatchObject({ id: other.id });
  expect(JSON.stringify(till.journal.openBasketSteps())).not.toContain(elise.id);
});

it('somebody enrolled here whom the platform does not have yet is gone too', async () => {
  const { firstName, lastName, phone, email, postcode, city } = elise;
  const made = await enrolCustomer(
    {
      ...{ seat: 'till', commandId: till.newCommandId(), consents: [], isSomebodyElse: true },
      customer: {
        ...{ firstName, lastName: `${lastName}-Neuf`, phone, email, postcode, city },
        ...{ language: 'fr', cardNumber: '', birthMonth: null },
      },
    },
    till.day(),
  );
  if (!made.ok) throw new Error(made.error.code);
  expect(await findCustomers(till.context(), 'neuf', 5)).toHaveLength(1);
  await purge(1, made.value.customerId);
  expect(await findCustomers(till.context(), 'neuf', 5)).toEqual([]);
});

it('told the same again it changes nothing but its proof', async () => {
  await sellTo(elise.id);
  await purge(1, elise.id);
  const before = await kept();
  await purge(1, elise.id);
  expect(await kept()).toBe(before);
});

it('a position alone is kept without an entry', async () => {
  const count = till.entries().length;
  await purge(3);
  expect(purging.position()).toEqual({ number: 3, customerId: '' });
  expect(till.entries()).toHaveLength(count);
});
