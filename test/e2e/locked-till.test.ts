// What a page's connection may do while nobody is signed on, and what a setting asks of who is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput, CallName } from '../../contract/rpc/api-shape.ts';
import type { RpcClient } from '../../contract/rpc/client.ts';
import { callNeeds } from '../../host/call-needs.ts';
import { connectPage, signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { connectScript, newCommandId } from '../support/till-client.ts';

const seat = 'till';
const act = () => ({ seat, commandId: newCommandId() });
const buyer = {
  ...{ name: 'any', street: 'any', postcode: '69001', city: 'any' },
  kind: 'private' as const,
};
const anybody = {
  ...{ firstName: 'any', lastName: 'any', phone: '', email: '', postcode: '', city: '' },
  ...{ language: 'fr' as const, cardNumber: '', birthMonth: null },
};
const place = { journalId: 'A'.repeat(22), sequence: 1 };
const cashOf = (amountMinor: number) => ({
  ...{ type: 'cash', amountMinor, pieces: 0, denominations: [], items: [] },
});
const setting = { seat, key: 'devices.printer', value: 'tcp://127.0.0.1:9100' };

/** As a page would send each call that needs somebody. */
const sent: { [N in CallName<HostApi>]?: CallInput<HostApi, N> } = {
  scan: { ...act(), code: '3760123450010', entered: 'scanned' },
  addItem: { ...act(), sku: 'any' },
  setCustomer: { ...act(), customerId: 'customer-any' },
  setStaffBuyer: { ...act(), proof: '' },
  payAccount: { ...act(), amountMinor: 100, invoices: [] },
  passStaffQuota: { ...act(), basketVersion: 1 },
  staffTerms: {},
  proveStaffBuyer: { seat, operatorId: 'any', pin: '1111' },
  fulfilLine: { ...act(), lineNumber: 1, by: { kind: 'take' } },
  addForLater: { ...act(), sku: 'any', by: { kind: 'reserve' } },
  setGroup: { ...act(), group: 1, payment: 'later' },
  printOrder: { ...act(), ...place, printer: 'main' },
  orderDocument: { seat, ...place },
  groupChoices: { seat, of: { kind: 'group', number: 1 }, text: '' },
  waysToHave: { seat, sku: 'any' },
  findCustomers: { text: 'any', limit: 1 },
  findCustomersElsewhere: { text: 'any', limit: 1 },
  bringCustomer: { customerId: 'any' },
  enrolCustomer: { ...act(), customer: anybody, consents: [], isSomebodyElse: false },
  changeCustomer: { ...act(), customerId: 'any', customer: anybody, consents: [] },
  customerDetail: { customerId: 'any' },
  customerProfile: { customerId: 'any' },
  customerHistory: { customerId: 'any', before: null },
  customerNotes: { seat, customerId: 'any' },
  markCustomer: { ...act(), customerId: 'any', kind: 'wish', key: 'any', value: '' },
  noteCustomer: { ...act(), customerId: 'any', key: '', value: 'any' },
  eraseCustomer: { seat, customerId: 'any' },
  customerAccount: { customerId: 'customer-any' },
  makeQuote: { ...act(), basketVersion: 1, months: 1 },
  takeQuote: { ...act(), id: 'D-1' },
  quotes: { text: '', limit: 1 },
  quoteDocument: { id: 'D-1' },
  openAfterSales: {
    ...act(),
    of: { ...place, line: 1 },
    ...{ fault: 'broken', basis: 'conformity', remedy: 'repair', told: '' },
  },
  moveAfterSales: { ...act(), id: 'any', state: 'sent' },
  afterSales: { only: 'open', text: '', limit: 1 },
  afterSalesDocument: { id: 'any' },
  printAfterSales: { ...act(), id: 'any', printer: 'main' },
  printQuote: { ...act(), id: 'D-1', printer: 'main' },
  orders: { limit: 10 },
  swapVariant: { ...act(), lineNumber: 1, sku: 'any' },
  setQuantity: { ...act(), lineNumber: 1, quantity: '1' },
  voidLine: { ...act(), lineNumber: 1 },
  undo: act(),
  suspend: { ...act(), label: '' },
  sendToTill: act(),
  resume: { ...act(), basketId: 'any' },
  abandon: { ...act(), reasonCode: 'customer-left' },
  markLine: { ...act(), lineNumber: 1 },
  returnLines: {
    ...act(),
    of: place,
    lines: [{ line: 1, quantity: '1', reasonCode: 'too-small', disposition: 'restock' }],
    entered: 'keyed',
  },
  returnWithoutReceipt: {
    ...act(),
    ...{ code: 'jumper', quantity: '1', reasonCode: 'too-small', disposition: 'restock' },
    entered: 'keyed',
  },
  worthWithoutReceipt: { code: 'jumper', quantity: '1' },
  findReceipt: { receipt: '1' },
  receiptsOfCustomer: { customerId: 'nobody' },
  discountLine: { ...act(), lineNumber: 1, discount: percent(), reasonCode: 'any' },
  discountBasket: { ...act(), discount: percent(), reasonCode: 'any' },
  overridePrice: { ...act(), lineNumber: 1, unitPriceMinor: 1, reasonCode: 'any' },
  previewDiscount: { seat, lineNumber: 1, change: percent() },
  customerLoyalty: { seat, customerId: 'any' },
  takeReward: { ...act(), rewardId: 'any' },
  removeReward: { ...act(), rewardId: 'any' },
  removeDiscount: { ...act(), lineNumber: 1, discountId: 'any' },
  removeCoupon: { ...act(), coupon: 'any' },
  sellGiftCard: { ...act(), amountMinor: 1_000 },
  takeDeposit: {
    ...act(),
    amountMinor: 1_000,
    depositKind: 'arrhes',
    vatRateBp: 2_000,
    itemCode: '',
  },
  lookUpValue: { text: 'any', paysAt: '', anyState: false },
  tender: { ...act(), type: 'cash', tenderedMinor: 1, reference: '', basketVersion: 1 },
  refund: { ...act(), type: 'cash', amountMinor: 1, reference: '', basketVersion: 1 },
  complete: { ...act(), basketVersion: 1 },
  removeTender: { ...act(), tenderId: 'any' },
  dismissPaid: { seat },
  printReceipt: { ...act(), ...place, paper: 'receipt' },
  receiptPreview: { ...place, paper: 'receipt' },
  receipts: { text: '', from: null, limit: 1 },
  invoiceReceipt: { ...act(), receipt: place, buyer },
  invoiceBuyer: place,
  invoices: { text: '', from: null, limit: 1 },
  invoiceDocument: { ...place, form: 'page' },
  printInvoice: { ...act(), ...place, on: 'main' },
  retryPrint: { id: 'any', printer: 'main' },
  giveUpPrint: { id: 'any' },
  retryDrawer: { ...act(), ...place },
  testPrint: { ...act(), printer: 'main' },
  closureDocument: { seat, ...place },
  printDeposit: { ...act(), slipNumber: 1 },
  depositDocument: { seat, slipNumber: 1 },
  printClosure: { ...act(), ...place },
  openSession: { ...act(), counted: null, floatFrom: 'drawer', reasonCode: '' },
  handOver: { ...act(), toOperatorId: 'any' },
  moveMoney: { ...act(), kind: 'cash-drop', money: [cashOf(100)], reasonCode: '', pouch: '' },
  keepWork: {
    ...act(),
    work: {
      id: 'prepared-at-a-locked-till',
      kind: 'bank-deposit',
      money: [cashOf(100)],
      pouch: '',
      isOrdered: false,
    },
  },
  dropWork: { ...act(), kind: 'bank-deposit' },
  bookWork: { ...act(), kind: 'bank-deposit' },
  safePapers: { seat },
  proposeChange: { seat },
  noSale: { ...act(), reasonCode: 'make-change' },
  beginCount: { ...act(), place: 'drawer', purpose: 'closing' },
  saveCount: { ...act(), countId: 'any', money: cashOf(100) },
  submitCount: { ...act(), countId: 'any' },
  validateCount: { ...act(), countId: 'any' },
  explainCount: { seat, countId: 'any' },
  dropCount: { ...act(), countId: 'any' },
  finishCount: { ...act(), countId: 'any', reasonCode: '' },
  closeDay: { ...act(), counted: { amounts: [] }, reasons: [], left: null },
  readDay: act(),
  closures: { period: null, before: null, limit: 1 },
  closureReport: place,
  dayFigures: { seat: 'till' },
  drawReading: { commandId: newCommandId(), seat },
  printReading: { commandId: newCommandId(), seat },
  closureFigures: { seat: 'till', ...place },
  storeReport: { seat, span: 'day', businessDay: null },
  reportRules: { seat },
  decisions: { seat },
  tasks: { seat },
  settleTask: { ...act(), task: 'any', reasonCode: 'loss' },
  beginTraining: act(),
  endTraining: act(),
  taxFreeEligibility: { seat, receipts: [place] },
  issueTaxFree: {
    ...act(),
    receipts: [place],
    buyer: {
      ...{ surname: 'A', givenNames: '', documentNumber: 'A1234', documentCountry: 'USA' },
      ...{ birthDate: '1990-01-01', residenceCountry: 'US', staysUnderSixMonths: true },
    },
  },
  cancelTaxFree: { seat, slipId: 'any' },
  refreshTaxFree: { seat, slipId: 'any' },
  orderWorks: { seat },
  findOrders: { seat, text: 'any' },
  orderDetail: { seat, order: 'any' },
  stepOrder: { ...act(), order: 'any', kind: 'picked' },
  printPickingList: act(),
  printOrderPaper: { ...act(), order: 'any', group: 1, paper: 'packing-slip' },
  ringDue: { ...act(), order: 'any', group: 1 },
  showCancel: { seat, order: 'any' },
  cancelOrder: { ...act(), order: 'any', by: 'customer' },
  pickByScan: { ...act(), code: 'x' },
  stockWorks: { seat },
  stockWork: { seat, workId: 'w' },
  goodsOnTheirWay: { seat },
  receiveGoods: { ...act(), noticeId: 'n' },
  settleNotice: { ...act(), noticeId: 'n' },
  askForGoods: { ...act(), placeId: 's', sku: 'x', quantity: '1', reasonCode: 'sold-out' },
  sendAskedGoods: { ...act(), requestId: 'r' },
  refuseGoods: { ...act(), requestId: 'r', reasonCode: 'not-found' },
  closeRequest: { ...act(), requestId: 'r' },
  beginStockWork: { ...act(), kind: 'shrinkage' },
  scanInStockWork: { ...act(), workId: 'w', code: 'x' },
  setStockLine: { ...act(), workId: 'w', sku: 'x', condition: 'sellable', quantity: '1' },
  setStockWork: { seat, workId: 'w' },
  dropStockWork: { seat, workId: 'w' },
  bookStockWork: { ...act(), workId: 'w' },
  inventories: { seat },
  openInventory: { ...act(), scope: 'rolling', label: '' },
  beginZone: { ...act(), inventoryId: 'i', zone: 'A1' },
  endZone: { seat, workId: 'w', isDone: true },
  reviewInventory: { seat, inventoryId: 'i' },
  validateInventory: { ...act(), inventoryId: 'i', isUncountedGone: false },
  dropInventory: { seat, inventoryId: 'i' },
  taxFreeSlips: { seat, before: null, limit: 1 },
  printTaxFree: { ...act(), slipId: 'any' },
  openDisplay: { seat },
  askConsents: { seat, customerId: 'any' },
  endAsk: { seat },
  tabletDesk: { seat },
  offerTablet: { seat, name: '' },
  revokeTablet: { seat, tablet: 'tablet-1' },
  setSetting: setting,
  audit: { seat, kind: null, operatorId: null, day: null, before: null, limit: 1 },
  auditFile: { seat, kind: null, operatorId: null, day: null, language: 'fr' },
  askApproval: { seat, command: 'A'.repeat(43) },
  approve: { seat, command: 'A'.repeat(43), operatorId: 'any', pin: '222222' },
  archiveHere: { seat, purpose: 'archive', asked: { from: '', through: '' } },
  archiveState: { jobId: 'any' },
  cancelArchive: { jobId: 'any' },
  archives: {},
  booksHere: { seat, asked: { from: '', through: '', siret: '', format: 'fec' } },
  booksState: { jobId: 'any' },
  cancelBooks: { jobId: 'any' },
};

describe('a till where nobody is signed on', () => {
  let till: RunningTill;
  let page: RpcClient<HostApi>;

  beforeAll(async () => {
    till = await startTill({ signedOff: true });
    page = connectPage(till);
  });

  afterAll(async () => {
    page?.close();
    await till?.stop();
  });

  it('answers a page nothing that needs somebody', async () => {
    // Set up, it may be by anybody: it belongs to no platform yet.
    const needy = names().filter((name) => !['nobody', 'set-up'].includes(callNeeds[name].who));
    // One after the other: a page that asked for all of them at once would be told that the till is busy.
    const codes: [string, string][] = [];
    for (const name of needy) codes.push([name, await codeOf(name)]);
    expect(codes).toEqual(needy.map((name) => [name, 'SIGN_ON_FIRST']));
  });

  it('shows a page neither whose basket is put aside nor what is in it, until somebody is there', async () => {
    const script = connectScript(till.folder);
    const at = { seat: 'script-1' };
    const item = { code: '3760123450010', entered: 'scanned' as const };
    await script.call('scan', { ...at, commandId: newCommandId(), ...item });
    await script.call('suspend', { ...at, commandId: newCommandId(), label: 'Mme Durand' });
    script.close();
    const seen: string[] = [];
    const view = page.view('suspended', {}, ({ baskets }) => seen.push(baskets[0]?.label ?? '-'));
    await expect.poll(() => seen.at(-1)).toBe('');
    await signOnAtPage(till);
    await expect.poll(() => seen.at(-1)).toBe('Mme Durand');
    expect(seen).not.toContain('-');
    view.close();
    await page.call('lock', { seat });
  });

  it('hands no unmarked receipt to a page, whoever is there', async () => {
    const asked = page.call('receiptPage', { ...place, paper: 'receipt' });
    expect(await asked).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  });

  it('lets a cashier sell but not set its printer; a manager and a script do', async () => {
    await signOnAtPage(till);
    expect(await codeOf('setSetting')).toBe('ROLE_NOT_ALLOWED');
    expect(await page.call('setSetting', { ...setting, seat: 'tablet-1' })).toMatchObject({
      error: { code: 'SIGN_ON_FIRST' },
    });
    await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
    expect(await codeOf('setSetting')).toBe('done');
    const script = connectScript(till.folder);
    const byScript = { ...setting, seat: 'script-1', value: '' };
    expect(await script.call('setSetting', byScript)).toMatchObject({ ok: true });
    script.close();
  });

  async function codeOf<N extends CallName<HostApi>>(name: N): Promise<string> {
    const input = sent[name];
    if (input === undefined) return 'not sent by this test';
    const answer = await page.call(name, input);
    return answer.ok ? 'done' : answer.error.code;
  }
});

function names(): CallName<HostApi>[] {
  return Object.keys(callNeeds).filter((name): name is CallName<HostApi> => name in callNeeds);
}

function percent() {
  return { kind: 'percent' as const, rateBp: 1_000 };
}
