// Who is named while others are served: an answer that comes late names nobody of another basket.
import { beforeEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { saleSnapshot } from '../../test/support/sale-snapshot.ts';
import { type CustomerCommands, customerCommands } from './customer-commands.ts';
import { beginningOf } from './new-customer.ts';
import { createNotices, type NoticeStore } from './notices.ts';
import type { Snapshots } from './snapshots.ts';
import { createUi, setTyped, type UiStore } from './ui.ts';

let ui: UiStore;
let notices: NoticeStore;
let sale: Snapshots['sale'];
let commands: CustomerCommands;
let waiting: { name: string; input: unknown; answer: (said: Result<object, Failure>) => void }[];

beforeEach(() => {
  ui = createUi();
  notices = createNotices();
  waiting = [];
  sale = createStore(() => ({ snapshot: saleSnapshot('basket-1', 1), order: new Map() }));
  const call = (name: string, input: unknown) =>
    new Promise<ReturnType<typeof JSON.parse>>((resolve) => {
      waiting.push({ name, input, answer: resolve });
    });
  commands = customerCommands({
    ...{ ui, notices, snapshots: { sale }, sounds: { play: () => undefined }, nowMs: () => 0 },
    host: { call, callInOrder: call },
  });
});

const settle = () => new Promise((resolve) => setImmediate(resolve));
const named = () => waiting.flatMap(({ name, input }) => (name === 'setCustomer' ? [input] : []));
const serveNext = () => sale.setState({ snapshot: saleSnapshot('basket-2', 1) });

async function answer(at: number, said: Result<object, Failure>): Promise<void> {
  waiting[at]?.answer(said);
  await settle();
}

test('a customer of another store is named in the basket that they were touched for', async () => {
  setTyped(ui, { customerSearch: 'moreau' });
  commands.bringCustomer('c-1');
  await answer(0, ok({}));
  expect(named()).toMatchObject([{ customerId: 'c-1' }]);
});

test.each([
  ['the next one is served', serveNext],
  ['somebody else is looked for', () => setTyped(ui, { customerSearch: 'durand' })],
])('a customer of another store who comes once %s is not named, nor told of', async (_, change) => {
  setTyped(ui, { customerSearch: 'moreau' });
  commands.bringCustomer('c-1');
  commands.bringCustomer('c-2');
  change();
  await answer(0, ok({}));
  await answer(1, refuse(fail('CUSTOMER_ON_THE_WAY')));
  expect(named()).toEqual([]);
  expect(notices.getState().notices).toEqual([]);
});

test('of two customers of other stores that were touched the last is named', async () => {
  commands.bringCustomer('c-1');
  commands.bringCustomer('c-2');
  await answer(1, ok({}));
  await answer(0, ok({}));
  expect(named()).toMatchObject([{ customerId: 'c-2' }]);
});

test('who was enrolled is not named once the next one is served', async () => {
  setTyped(ui, { newCustomer: beginningOf('Zoé Pérrin', 'fr') });
  commands.enrolCustomer(false);
  serveNext();
  await answer(0, ok({ customerId: 'c-9' }));
  expect(named()).toEqual([]);
  expect(ui.getState().typed.newCustomer).toBeNull();
});

test('who is known already can be chosen, and only by the number that was asked about', async () => {
  const person = beginningOf('06 39 98 00 01', 'fr');
  const known = refuse(fail('CUSTOMER_KNOWN', { customerId: 'c-7' }));
  setTyped(ui, { newCustomer: person });
  commands.enrolCustomer(false);
  await answer(0, known);
  expect(ui.getState().typed.newCustomer).toEqual({ ...person, knownId: 'c-7' });
  commands.nameCustomer('c-7');
  await answer(1, ok({}));
  expect(ui.getState().typed.newCustomer).toBeNull();
  setTyped(ui, { newCustomer: person });
  commands.enrolCustomer(false);
  setTyped(ui, { newCustomer: { ...person, said: { ...person.said, phone: '06 39 98 00 02' } } });
  await answer(2, known);
  expect(ui.getState().typed.newCustomer?.knownId).toBeNull();
});

const given = { isGiven: true, at: '2026-03-14', proof: null };
const elise = {
  ...{ id: 'c-1', tier: '', points: 0, firstName: 'Élise', lastName: 'Moreau', phone: '' },
  ...{ email: 'elise@example.fr', postcode: '69002', city: 'Lyon', language: 'fr' as const },
  ...{ cardNumber: '', birthMonth: null },
  consents: { email: given, sms: given, profiling: given },
};

async function correcting(): Promise<void> {
  commands.beginCorrection('c-1');
  await answer(0, ok({ customer: elise }));
}

test('a consent is taken back with what is corrected, and what was typed stays while the host refuses it', async () => {
  await correcting();
  const begun = ui.getState().typed.corrected;
  if (begun === null) throw new Error('The form is open');
  const typed = { ...begun, said: { ...begun.said, email: 'elise@' }, consents: { sms: false } };
  setTyped(ui, { corrected: typed });
  commands.saveCorrection();
  expect(waiting[1]?.input).toMatchObject({
    ...{ customerId: 'c-1', customer: { email: 'elise@', lastName: 'Moreau' } },
    consents: [{ purpose: 'sms', isGiven: false }],
  });
  await answer(1, refuse(fail('CUSTOMER_FIELD', { field: 'email' })));
  expect(ui.getState().typed.corrected).toBe(typed);
  commands.saveCorrection();
  await answer(2, ok({ customerId: 'c-1' }));
  expect(ui.getState().typed.corrected).toBeNull();
});

test('what is known of somebody is not shown once the next one is served', async () => {
  commands.beginCorrection('c-1');
  serveNext();
  await answer(0, ok({ customer: elise }));
  expect(ui.getState().typed.corrected).toBeNull();
});
