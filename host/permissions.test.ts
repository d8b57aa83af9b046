// Every action that can be allowed or not is asked for where it is done.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { staffRulesId } from '../contract/document/staff-rules.ts';
import { type Failure, fail } from '../contract/failure/failure.ts';
import type { HostApi } from '../contract/host/api.ts';
import type { CallName } from '../contract/rpc/api-shape.ts';
import {
  type Action,
  actions,
  defaultPermissions,
  type Permission,
} from '../domain/operator/permissions.ts';
import { orderId } from '../domain/order/order.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { shippedTenderSettings } from '../domain/tender/shipped-tender-types.ts';
import type { EntryPlace } from '../domain/transaction/entry-place.ts';
import { sampleBusiness, sampleCustomer, tillPage } from '../test/conformance/sample-documents.ts';
import { approvingTill } from '../test/support/approving-till.ts';
import { privateBuyer } from '../test/support/buyers.ts';
import { cashierAt } from '../test/support/cashier.ts';
import { loyaltyPage } from '../test/support/loyalty/loyalty-page.ts';
import { orderLine, orderOf } from '../test/support/orders.ts';
import { refusedStep } from '../test/support/platform-tasks.ts';
import { type PrintingTill, printingTill } from '../test/support/printing-till.ts';
import { networkOfTills } from '../test/support/tills-of-a-network.ts';
import { openAfterSales } from './after-sales/move-files.ts';
import { type CallNeed, callNeeds } from './call-needs.ts';
import { askForArchive } from './commands/ask-for-archive.ts';
import { setSetting } from './commands/set-setting.ts';
import { eraseCustomer } from './customers/erase-customer.ts';
import { noteCustomer } from './customers/mark-customer.ts';
import { invoiceReceipt } from './invoices/invoice-receipt.ts';
import { settleTask } from './tasks/settle-task.ts';

type Outcome = Promise<Result<unknown, Failure>>;

/** What the door alone asks for: done without it. */
const atDoor = {
  'day-close': {
    name: 'closeDay' as const,
    async ready(till: PrintingTill) {
      const input = { ...act(till), counted: { amounts: [] }, reasons: [], left: null };
      return async (): Outcome => till.dayCalls().closeDay(input, page);
    },
  },
  invoice: {
    name: 'invoiceReceipt' as const,
    async ready(till: PrintingTill) {
      const receipt = await till.sell();
      const request = { ...act(till), receipt, buyer: privateBuyer };
      return async (): Outcome => invoiceReceipt(request, till.day());
    },
  },
  'after-sales': {
    name: 'openAfterSales' as const,
    async ready(till: PrintingTill) {
      const sold = await till.sell();
      const request = {
        ...act(till),
        of: { ...sold, line: 1 },
        ...({ fault: 'broken', basis: 'conformity', remedy: 'repair', told: '' } as const),
      };
      return async (): Outcome => openAfterSales(request, till.day());
    },
  },
  archive: {
    name: 'archiveHere' as const,
    async ready(till: PrintingTill) {
      const asked = { seat: 'till', purpose: 'archive' as const };
      return async (): Outcome => askForArchive(asked, till.context(), () => ok({ jobId: 'job' }));
    },
  },
  training: {
    name: 'beginTraining' as const,
    async ready(till: PrintingTill) {
      const input = act(till);
      return async (): Outcome => till.training().begin(input);
    },
  },
  orders: {
    name: 'stepOrder' as const,
    async ready(till: PrintingTill) {
      const storeId = till.context().identity.store.id;
      const document = orderOf({ lines: [orderLine(1, 'allocated', { sourceId: storeId })] });
      await till.documents.applyPage(tillPage(1, [{ collection: 'orders', document }]));
      const step = { ...act(till), order: document.id, kind: 'picked' as const, group: 0 };
      const said = { reasonCode: '', parcel: '', check: '' as const, code: '', holdUntil: '' };
      return async (): Outcome =>
        till.orderCalls().stepOrder({ ...step, ...said, lines: [] }, page);
    },
  },
  'customer-notes': {
    name: 'noteCustomer' as const,
    async ready(till: PrintingTill) {
      const document = sampleCustomer('customer-0000000000001');
      await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document }]));
      const request = { ...act(till), customerId: document.id, key: '', value: 'Allergic to wool' };
      return async (): Outcome => noteCustomer(request, till.day());
    },
  },
  'settle-task': {
    name: 'settleTask' as const,
    async ready(till: PrintingTill) {
      const document = refusedStep();
      await till.documents.applyPage(
        tillPage(1, [{ collection: 'tasks', document }], 'store.till'),
      );
      const input = { ...act(till), task: document.id, reasonCode: 'put-right' };
      return async (): Outcome => settleTask(input, till.day());
    },
  },
  'erase-customer': {
    name: 'eraseCustomer' as const,
    async ready(till: PrintingTill) {
      const asked = { seat: 'till', customerId: 'customer-0000000000001' };
      const tills = { total: 1, confirmed: 0, waiting: [] };
      const answer = {
        ...{ customerId: asked.customerId, erasedAt: '', atLatest: '', number: 1 },
        ...{ partsErased: 1, wasKnown: true, tills },
      };
      const link = { eraseCustomer: async () => ok(answer) };
      return async (): Outcome => eraseCustomer(asked, { till: till.context(), link });
    },
  },
  settings: {
    name: 'setSetting' as const,
    async ready(till: PrintingTill) {
      const setting = { seat: 'till', key: 'receipts.language', value: 'en' };
      return async (): Outcome => setSetting(setting, till.context(), till.settings());
    },
  },
};

/** Makes everything ready for the action; what comes back does it. */
const acts: Readonly<Record<Action, (till: PrintingTill) => Promise<() => Outcome>>> = {
  'line-discount': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.discountLine(1, { kind: 'amount', amountMinor: 100 });
  },
  'basket-discount': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.discountBasket({ kind: 'amount', amountMinor: 100 });
  },
  'price-override': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.overridePrice(1, 7_900);
  },
  'line-void': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.voidLine(1);
  },
  'basket-abandon': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.abandon();
  },
  'resume-of-others': async ({ cashier, beOperatorAt }) => {
    await cashier.scan('jumper');
    const basketId = cashier.basket()?.id ?? '';
    await cashier.suspend();
    beOperatorAt('till', 'op-2');
    return () => cashier.resume(basketId);
  },
  refund: async (till) => {
    await till.cashier.giveBack(await till.sell(), 1, '1');
    return () => till.cashier.refund('cash', 7_990);
  },
  'return-unverified': async (till) => {
    const of = await receiptElsewhere(till, { isVerified: false });
    return () => till.cashier.giveBack(of, 1, '1');
  },
  'return-offline': async (till) => {
    const of = await receiptElsewhere(till, { isVerified: true });
    return () => till.cashier.giveBack(of, 1, '1');
  },
  'points-offline': async ({ cashier, documents, link }) => {
    await documents.applyPage(loyaltyPage());
    await cashier.scan('jumper');
    await cashier.setCustomer('customer-0000000000001');
    link(false);
    return () => cashier.takeReward('five');
  },
  'expired-value': async (till) => {
    const { storedValue, ...settings } = shippedTenderSettings;
    const tenders = { ...settings, storedValue: { ...storedValue, takesExpired: true } };
    till.context().tenders = () => tenders;
    const { cashier } = till;
    await cashier.sellGiftCard(5_000);
    await cashier.cash(5_000);
    const number = till.transactions().at(-1)?.body.lines[0]?.serialNumber ?? '';
    till.passDays(400);
    await cashier.scan('jumper');
    return () => cashier.tenderBy('gift-card', 100, number);
  },
  'deposit-goodwill': async (till) => {
    const order = await depositedOrder(till);
    const by = 'goodwill' as const;
    return async () => till.orderCalls().cancelOrder({ ...act(till), order, lines: [], by }, page);
  },
  'return-without-receipt':
    async ({ cashier }) =>
    () =>
      cashier.giveBackWithoutReceipt('jumper'),
  reprint: async (till) => {
    till.setPrinter();
    const sold = await till.sell();
    await till.print(sold);
    await expect.poll(() => till.jobs()[0]?.state).toBe('printed');
    return () => till.print(sold);
  },
  session: async (till) => async () =>
    till
      .dayCalls()
      .openSession({ ...act(till), counted: null, floatFrom: 'drawer', reasonCode: '' }, page),
  'cash-drop': async (till) => async () => move(till, 'cash-drop', ''),
  'paid-in': async (till) => async () => move(till, 'paid-in', 'change'),
  'paid-out': async (till) => async () => move(till, 'paid-out', 'postage'),
  safe: async (till) => async () => move(till, 'change-order', ''),
  'no-sale': async (till) => async () =>
    till.dayCalls().noSale({ ...act(till), reasonCode: 'make-change' }, page),
  count: async (till) => async () =>
    till.dayCalls().beginCount({ ...act(till), place: 'drawer', purpose: 'closing' }, page),
  'count-validation': async (till) => {
    const count = { ...act(till), countId: await countedDrawer(till) };
    return async () => till.dayCalls().validateCount(count, page);
  },
  'day-close': async (till) => {
    const run = await atDoor['day-close'].ready(till);
    return () => approvingTill(till).through('closeDay', {}, run);
  },
  'x-reading': async (till) => async () => till.dayCalls().readDay(act(till), page),
  'after-sales': async (till) => {
    const run = await atDoor['after-sales'].ready(till);
    return () => approvingTill(till).through('openAfterSales', {}, run);
  },
  invoice: async (till) => {
    const run = await atDoor.invoice.ready(till);
    return () => approvingTill(till).through('invoiceReceipt', {}, run);
  },
  archive: async (till) => {
    const run = await atDoor.archive.ready(till);
    return () => approvingTill(till).through('archiveHere', {}, run);
  },
  audit: async (till) => () =>
    approvingTill(till).through('audit', {}, async () => ok({ rows: [] })),
  training: async (till) => {
    const run = await atDoor.training.ready(till);
    return () => approvingTill(till).through('beginTraining', {}, run);
  },
  'account-payment': async ({ cashier, documents }) => {
    const company = sampleBusiness('customer-0000000000077');
    await documents.applyPage(tillPage(1, [{ collection: 'customers', document: company }]));
    await cashier.scan('jumper');
    await cashier.setCustomer(company.id);
    return () => cashier.tender('account', 7_990);
  },
  'staff-sale': async ({ cashier, documents }) => {
    const value = { defaultRateBp: 2_500 };
    const document = { id: staffRulesId, kind: 'setting' as const, value };
    await documents.applyPage(tillPage(1, [{ collection: 'settings', document }]));
    await cashier.scan('jumper');
    return () => cashier.setStaffBuyer('op-2');
  },
  'staff-quota': async ({ cashier, documents, sale }) => {
    const value = { defaultRateBp: 2_500, quotaMinor: 1_000 };
    const document = { id: staffRulesId, kind: 'setting' as const, value };
    await documents.applyPage(tillPage(1, [{ collection: 'settings', document }]));
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    return () => cashier.passStaffQuota(sale().basket?.version ?? 0);
  },
  quote: async ({ cashier, call, newCommandId }) => {
    await cashier.scan('jumper');
    const act = { seat: 'till', commandId: newCommandId() };
    return () => call.makeQuote({ ...act, basketVersion: 2, months: 1 });
  },
  'tax-free': async (till) => () =>
    approvingTill(till).through('issueTaxFree', {}, async () => ok({ slips: [] })),
  'stock-adjust': async (till) => {
    const calls = till.stockCalls();
    const permissions = till.context().rules().permissions;
    till.setPermissions(defaultPermissions);
    till.actAs('manager');
    const begun = await calls.beginStockWork(
      { ...act(till), kind: 'shrinkage', direction: 'out', otherPlaceId: '' },
      page,
    );
    const workId = begun.ok ? begun.value.work.id : '';
    till.actAs('cashier');
    till.setPermissions(permissions);
    const what = { code: 'jumper', quantity: '1', condition: 'sellable' as const };
    await calls.scanInStockWork({ ...act(till), workId, ...what }, page);
    await calls.setStockWork({ seat: 'till', workId, reasonCode: 'breakage' }, page);
    const commandId = till.newCommandId();
    return async () => calls.bookStockWork({ commandId, seat: 'till', workId }, page);
  },
  'stock-receive': async (till) => async () =>
    till
      .stockCalls()
      .beginStockWork({ ...act(till), kind: 'received', direction: 'in', otherPlaceId: '' }, page),
  inventory: async (till) => () =>
    approvingTill(till).through('reviewInventory', {}, async () => ok({ differences: [] })),
  'customer-notes': async (till) => {
    const run = await atDoor['customer-notes'].ready(till);
    return () => approvingTill(till).through('noteCustomer', {}, run);
  },
  'settle-task': async (till) => {
    const run = await atDoor['settle-task'].ready(till);
    return () => approvingTill(till).through('settleTask', {}, run);
  },
  orders: async (till) => {
    const run = await atDoor.orders.ready(till);
    return () => approvingTill(till).through('stepOrder', {}, run);
  },
  'erase-customer': async (till) => {
    const run = await atDoor['erase-customer'].ready(till);
    return () => approvingTill(till).through('eraseCustomer', {}, run);
  },
  settings: async (till) => {
    const run = await atDoor.settings.ready(till);
    return () => approvingTill(till).through('setSetting', {}, run);
  },
};

function isAtDoor(action: Action): action is keyof typeof atDoor {
  return Object.hasOwn(atDoor, action);
}

const page = { id: 'page', role: 'page' as const };

function act(till: PrintingTill) {
  return { commandId: till.newCommandId(), seat: 'till' };
}

function move(
  till: PrintingTill,
  kind: 'cash-drop' | 'paid-in' | 'paid-out' | 'change-order',
  reasonCode: string,
) {
  const money = [{ type: 'cash', amountMinor: 100, pieces: 0, denominations: [], items: [] }];
  const request = { ...act(till), kind, money, reasonCode, pouch: '', direction: 'in' as const };
  return till.dayCalls().moveMoney(request, page);
}

/** A receipt of another till, known by the code on it alone. */
async function receiptElsewhere(
  till: PrintingTill,
  { isVerified }: { isVerified: boolean },
): Promise<EntryPlace> {
  const { tills, codeOn } = await networkOfTills(1);
  const [seller] = tills;
  if (!seller) throw new Error('a till');
  const cashier = cashierAt(seller);
  await cashier.addItem('jumper', '1');
  const paid = await cashier.card(7_990);
  if (!paid.ok || !paid.value.paid) throw new Error('sold');
  const { journalId, sequence } = paid.value.paid;
  const of = { journalId, sequence };
  const { company, store } = seller.context().identity;
  const { keyId, publicKey } = seller.writer().signer();
  const key = {
    keyId,
    publicKey,
    journalId,
    company: { id: company.id, name: company.name },
    store: { id: store.id, name: store.name },
    tillNumber: '1',
  };
  const content = { kind: 'code' as const, code: codeOn(seller, of), items: {} };
  till.context().receipts.put([
    {
      of,
      content: { ...content, key: isVerified ? key : null },
      asOf: isVerified ? null : new Date(0).toISOString(),
      givesBackOf: [],
    },
  ]);
  return of;
}

/** A jumper is kept on arrhes; the id of its order. */
async function depositedOrder({ cashier, documents, transactions }: PrintingTill): Promise<string> {
  const document = sampleCustomer('customer-0000000000001');
  await documents.applyPage(tillPage(1, [{ collection: 'customers', document }]));
  await cashier.scan('jumper');
  await cashier.fulfilLine(1, { kind: 'reserve' });
  await cashier.setCustomer(document.id);
  await cashier.setGroup(1, { payment: 'deposit', depositKind: 'arrhes', depositMinor: 1_000 });
  await cashier.cash(1_000);
  const paid = transactions().at(-1);
  return orderId(paid?.journal.id ?? '', (paid?.sequence ?? 0) - 1);
}

/** A count of the drawer that waits for who validates it. */
async function countedDrawer(till: PrintingTill): Promise<string> {
  const calls = till.dayCalls();
  const begun = await calls.beginCount({ ...act(till), place: 'drawer', purpose: 'closing' }, page);
  const countId = begun.ok ? begun.value.countId : '';
  for (const { type } of till.daySnapshot().countedTypes) {
    const money = { type, amountMinor: 0, pieces: 0, denominations: [], items: [] };
    await calls.saveCount({ ...act(till), countId, money }, page);
  }
  expect(await calls.submitCount({ ...act(till), countId }, page)).toMatchObject({ ok: true });
  return countId;
}

let till: PrintingTill;
beforeEach(async () => {
  till = await printingTill();
});
afterEach(() => till.end());

it.each(actions)('%s is refused to who may not, and done by who may', async (action) => {
  const act = await acts[action](till);
  allow(action, { isAllowed: false, upToRateBp: null, upToMinor: null });
  expect(await act()).toMatchObject({
    ok: false,
    error: { code: 'ROLE_NOT_ALLOWED', details: { role: 'associate' } },
  });
  allow(action, { isAllowed: true, upToRateBp: null, upToMinor: null });
  expect(await act()).toMatchObject({ ok: true });
});

// What is only looked at, or waits for an operator or the platform, is no command: nobody allows it to another.
it.each(
  actions.filter(
    (action) => !['audit', 'tax-free', 'inventory', 'erase-customer'].includes(action),
  ),
)(
  '%s is done by who may not once a second person allowed it, and their approval is journalled before it',
  async (action) => {
    const said = () => [...till.entries(), ...till.trainingEntries()];
    const door = approvingTill(till);
    const atTheDoor = isAtDoor(action) ? atDoor[action] : null;
    const name = atTheDoor?.name ?? 'voidLine';
    const run = await (atTheDoor?.ready(till) ?? acts[action](till));
    allow(action, { isAllowed: false, upToRateBp: null, upToMinor: null });
    const command = { commandId: `command-of-${action}` };
    const refused = await door.through(name, command, run);
    expect(refused).toMatchObject({ ok: false, error: { code: 'ROLE_NOT_ALLOWED' } });
    const before = said().length;
    const approval = door.allow(refused, 'associate');
    expect(await door.through(name, { ...command, approval }, run)).toMatchObject({ ok: true });
    // Days that were over are closed before, as before anything else.
    const written = said()
      .slice(before)
      .filter(({ operator }) => operator.id !== '');
    const [first, ...rest] = written;
    expect(first).toMatchObject({
      type: 'approval',
      operator: { id: 'op-boss' },
      body: { action, approverId: 'op-boss' },
    });
    expect(rest.filter(({ type }) => type === 'approval')).toEqual([]);
    // What was allowed of the day's money says by which entry.
    const place = { journalId: first?.journal.id, sequence: first?.sequence };
    for (const { body } of rest.filter(({ type }) => /^(money-moved|session-closed)$/.test(type))) {
      expect(body.approval).toEqual(place);
    }
  },
);

/** To cashiers; an associate may all the same. */
function allow(action: Action, permission: Permission): void {
  const always = { isAllowed: true, upToRateBp: null, upToMinor: null };
  till.setPermissions({
    ...defaultPermissions,
    cashier: { ...defaultPermissions.cashier, [action]: permission },
    associate: { ...defaultPermissions.associate, [action]: always },
  });
}

it('whom a till reports to is set by anybody while it is new, and by who may once it has sold', async () => {
  const door = approvingTill(till);
  const join = () => door.through('joinPlatform', {}, async () => ok('joined'));
  expect(await join()).toMatchObject({ ok: true });
  await till.sell();
  expect(await join()).toMatchObject({ error: { code: 'ROLE_NOT_ALLOWED' } });
});

it('the id of a command that was done lets nobody print, who is not let in', async () => {
  const door = approvingTill(till, () => refuse(fail('SIGN_ON_FIRST')));
  const commandId = till.newCommandId();
  await till.cashier.scan('jumper', undefined, commandId);
  const run = async () => ok('done');
  expect(await door.through('scan', { commandId }, run)).toMatchObject({ ok: true });
  for (const name of ['printReceipt', 'retryDrawer', 'setSetting'] as const) {
    expect(await door.through(name, { commandId }, run)).toMatchObject({
      error: { code: 'SIGN_ON_FIRST' },
    });
  }
});

it('the id of an item that was scanned does nothing else, for a cashier or for nobody', async () => {
  const commandId = till.newCommandId();
  await till.cashier.scan('jumper', undefined, commandId);
  till.setPermissions(defaultPermissions);
  const doors = {
    ROLE_NOT_ALLOWED: approvingTill(till),
    SIGN_ON_FIRST: approvingTill(till, () => refuse(fail('SIGN_ON_FIRST'))),
  };
  const calls = [
    'closeDay',
    'invoiceReceipt',
    'beginTraining',
    'printDeposit',
    'archiveHere',
    'booksHere',
  ] as const;
  for (const [code, door] of Object.entries(doors)) {
    for (const name of calls.filter((call) => code === 'SIGN_ON_FIRST' || !mayCashier(call))) {
      const answer = await door.through(name, { commandId }, async () => ok('done'));
      expect([name, answer]).toMatchObject([name, { error: { code } }]);
    }
  }
});

function mayCashier(name: CallName<HostApi>): boolean {
  const need: CallNeed = callNeeds[name];
  return !('action' in need && need.action) || defaultPermissions.cashier[need.action].isAllowed;
}

it('a closing that was done is answered again whoever is there, and its id begins no training', async () => {
  const door = approvingTill(till, () => refuse(fail('SIGN_ON_FIRST')));
  const input = { ...act(till), counted: { amounts: [] }, reasons: [], left: null };
  const close = async (): Outcome => till.dayCalls().closeDay(input, page);
  const closed = await close();
  expect(await door.through('closeDay', input, close)).toEqual(closed);
  expect(await door.through('beginTraining', input, async () => ok('begun'))).toMatchObject({
    error: { code: 'SIGN_ON_FIRST' },
  });
});

it('who ends a training begins none with the same id, and ends no later one', async () => {
  till.training().begin(act(till));
  const ended = act(till);
  till.training().end(ended);
  allow('training', { isAllowed: false, upToRateBp: null, upToMinor: null });
  const begin = async (): Outcome => till.training().begin(ended);
  expect(await approvingTill(till).through('beginTraining', ended, begin)).toMatchObject({
    error: { code: 'ROLE_NOT_ALLOWED' },
  });
  till.training().begin(act(till));
  expect(till.training().end(ended)).toMatchObject({ ok: true });
  expect(till.training().at('till')).not.toBeNull();
});
