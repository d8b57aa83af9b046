import { afterEach, beforeEach, expect, it } from 'vitest';
import { settle } from '../../domain/basket/settle.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { approvingTill } from '../../test/support/approving-till.ts';
import { privateBuyer, professionalBuyer } from '../../test/support/buyers.ts';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';
import { textsOf } from '../../test/support/receipt-text.ts';
import { returnLines } from '../commands/return-lines.ts';
import { canonicalText, sha256 } from '../journal/canonical.ts';
import { verifyJournals } from '../journal/verify-journal.ts';
import { invoiceReceipt } from './invoice-receipt.ts';
import { listInvoices } from './list-invoices.ts';

let till: PrintingTill;
beforeEach(async () => {
  till = await printingTill();
});
afterEach(() => till.end());

function invoice(
  receipt: string | EntryPlace,
  buyer = privateBuyer,
  commandId = till.newCommandId(),
) {
  return invoiceReceipt({ commandId, seat: 'till', receipt, buyer }, till.day());
}

const invoiceEntries = () => till.entries().filter(({ type }) => type === 'invoice');
const list = (text = '', limit = 20, from: EntryPlace | null = null) =>
  listInvoices(
    { text, from, limit },
    { journal: till.journal, printCount: till.printing().counts.of, pause: async () => undefined },
  );

function lastSale(): EntryPlace {
  const last = till.transactions().at(-1);
  return { journalId: last?.journal.id ?? '', sequence: last?.sequence ?? 0 };
}

/** Both pieces of a sale, or one of them. */
async function giveBack(of: EntryPlace, quantity: string) {
  await till.cashier.giveBack(of, 1, quantity);
  const basket = till.cashier.basket();
  const due = basket ? -settle(basket).remainingMinor : 0;
  expect(await till.cashier.refund('cash', due)).toMatchObject({ ok: true });
}

it('a receipt is invoiced once, with a number of its own, and nothing is turned over again', async () => {
  const sold = await till.sell();
  const totals = till.writer().head('live')?.totals;
  const made = await invoice(sold);
  expect(made).toMatchObject({
    ok: true,
    value: { kind: 'invoice', buyerName: 'Maëlle Garnier', totals: { grossMinor: 7_990 } },
  });
  expect(made.ok && made.value.number).toMatch(/^F-00013-1-[0-9A-Z]{2}-000001$/);
  expect(till.writer().head('live')?.totals).toEqual(totals);
  const number = made.ok ? made.value.number : '';
  expect(await invoice(sold)).toMatchObject({
    error: { code: 'INVOICE_TWICE', details: { invoice: number } },
  });
  expect(invoiceEntries()).toHaveLength(1);
});

it('the same command asked again answers the same invoice', async () => {
  const sold = await till.sell();
  const commandId = till.newCommandId();
  const first = await invoice(sold, privateBuyer, commandId);
  expect(await invoice(sold, privateBuyer, commandId)).toEqual(first);
  expect(invoiceEntries()).toHaveLength(1);
});

it('signed bytes name the company and no person; who bought stands beside the entry', async () => {
  const sold = await till.sell();
  await invoice(sold, professionalBuyer);
  const [entry] = invoiceEntries();
  expect(JSON.stringify(entry)).not.toMatch(/Garnier|Œillets|BC-2026/);
  expect(entry?.body.buyer).toEqual({
    ...{ kind: 'professional', siren: '732829320', vatNumber: 'FR44732829320' },
  });
  expect(await list()).toMatchObject({ invoices: [{ buyerName: 'Atelier Garnier SARL' }] });
  till.journal.erasePersonal(entry?.personal?.reference ?? '');
  expect(await list()).toMatchObject({ invoices: [{ buyerName: '' }] });
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true, erased: 1 });
});

it('what comes back of an invoiced sale gets its credit note in the act that takes it back', async () => {
  await till.cashier.scan('jumper');
  await till.cashier.scan('jumper');
  await till.cashier.cash(20_000);
  const [sale] = till.transactions();
  const sold = { journalId: sale?.journal.id ?? '', sequence: sale?.sequence ?? 0 };
  const made = await invoice(sold, professionalBuyer);
  const commits = till.disk.commits();
  await giveBack(sold, '1');
  const [first, credit] = invoiceEntries();
  expect(till.disk.commits()).toBe(commits + 2);
  expect(credit?.body).toMatchObject({
    kind: 'credit-note',
    number: 2,
    totals: { grossMinor: -7_990 },
    buyer: { siren: '732829320' },
    credits: { journalId: sold.journalId, sequence: first?.sequence, number: 1 },
    of: { sequence: till.transactions().at(-1)?.sequence },
  });
  expect(credit?.personal?.reference).toBe(first?.personal?.reference);
  expect(await list('', 1)).toMatchObject({
    invoices: [{ kind: 'credit-note', credits: made.ok && made.value.number }],
  });
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true });
});

it('what came back before somebody asked for the invoice is credited with it', async () => {
  await till.cashier.scan('jumper');
  await till.cashier.scan('jumper');
  await till.cashier.cash(20_000);
  const [sale] = till.transactions();
  const sold = { journalId: sale?.journal.id ?? '', sequence: sale?.sequence ?? 0 };
  await giveBack(sold, '1');
  expect(invoiceEntries()).toEqual([]);
  expect(await invoice(sold)).toMatchObject({ ok: true });
  expect(invoiceEntries().map(({ body }) => [body.kind, body.number])).toEqual([
    ['invoice', 1],
    ['credit-note', 2],
  ]);
  await giveBack(sold, '1');
  expect(invoiceEntries()).toHaveLength(3);
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true });
});

it('what an exchange took back on its own facture is not credited again when the sale is invoiced', async () => {
  await till.cashier.scan('jumper');
  await till.cashier.scan('jumper');
  await till.cashier.cash(20_000);
  const sold = lastSale();
  await till.cashier.giveBack(sold, 1, '1');
  await till.cashier.scan('jumper');
  await till.cashier.scan('jumper');
  await till.cashier.cash(20_000);
  expect(await invoice(lastSale())).toMatchObject({ value: { totals: { grossMinor: 7_990 } } });
  expect(await invoice(sold)).toMatchObject({ value: { totals: { grossMinor: 15_980 } } });
  expect(invoiceEntries().map(({ body }) => body.kind)).toEqual(['invoice', 'invoice']);
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true, problems: [] });
});

it('what was taken back in full, gives back only, or is a gift card has no invoice', async () => {
  const sold = await till.sell();
  await giveBack(sold, '1');
  const back = till.transactions().at(-1);
  expect(await invoice(sold)).toMatchObject({ error: { code: 'INVOICE_VOIDED' } });
  const place = { journalId: back?.journal.id ?? '', sequence: back?.sequence ?? 0 };
  expect(await invoice(place)).toMatchObject({ error: { code: 'INVOICE_NOTHING_SOLD' } });
  expect(await invoice({ journalId: 'nowhere', sequence: 2 })).toMatchObject({
    error: { code: 'RECEIPT_ELSEWHERE' },
  });
  expect(await invoice(sold, { ...privateBuyer, name: '' })).toMatchObject({
    error: { code: 'INVOICE_BUYER_INCOMPLETE', details: { field: 'name' } },
  });
  expect(invoiceEntries()).toEqual([]);
});

it('a receipt is found by its number, and an invoice by the buyer, number or SIREN', async () => {
  const sold = await till.sell();
  const other = await till.sell();
  const number = await till.printing().preview({ ...sold, paper: 'receipt' }, 'first');
  const receipt = number.ok ? number.value.receiptNumber : '';
  const made = await invoice(receipt, professionalBuyer);
  expect(made).toMatchObject({ value: { receiptNumber: receipt } });
  await invoice(other);
  for (const text of ['atelier', '732829320', receipt, made.ok ? made.value.number : '']) {
    expect((await list(text)).invoices).toHaveLength(1);
  }
  const first = await list('', 1);
  expect(first.invoices).toMatchObject([{ buyerName: 'Maëlle Garnier' }]);
  expect((await list('', 1, first.next)).invoices).toMatchObject([{ receiptNumber: receipt }]);
});

it('its paper says what the law wants, and is a duplicate from the second one on', async () => {
  const sold = await till.sell();
  await till.settings().set('invoices.legal-line', 'SAS au capital de 10 000 € - RCS Lyon');
  const made = await invoice(sold, professionalBuyer);
  const place = made.ok ? made.value : { journalId: '', sequence: 0 };
  const asked = { seat: 'till', journalId: place.journalId, sequence: place.sequence };
  const print = (on: 'page' | 'main', commandId = till.newCommandId()) =>
    till.printing().printInvoice({ ...asked, on, commandId }, false, till.day().store);
  const asking = till.newCommandId();
  const first = await print('page', asking);
  expect(await print('page', asking)).toEqual(first);
  const said = first.ok ? textsOf(first.value.document) : [];
  for (const mention of [
    'FACTURE',
    made.ok ? made.value.number : '',
    'Atelier Garnier SARL',
    '4 rue des Œillets',
    'SIREN 732829320 - TVA FR44732829320',
    'BC-2026-17',
    'SAS au capital de 10 000 € - RCS Lyon',
    'Total HT',
    'Nature de l’opération\u00a0: livraison de biens',
  ]) {
    expect(said).toContain(mention);
  }
  expect(said.some((text) => text.startsWith('Acquittée le 22/11/2026 par'))).toBe(true);
  expect(said.some((text) => text.includes('40\u00a0€'))).toBe(true);
  expect(said).not.toContain('DUPLICATA 1');

  till.setPrinter();
  const second = await print('main');
  expect(second).toMatchObject({ value: { copyNumber: 1, job: { paper: 'invoice' } } });
  expect(second.ok ? textsOf(second.value.document) : []).toContain('DUPLICATA 1');
  await till.settled();
  expect(await list()).toMatchObject({ invoices: [{ printCount: 2 }] });
  const events = till.entries().filter(({ body }) => /^invoice-/.test(String(body.event)));
  expect(events.map(({ body }) => body.event)).toEqual(['invoice-printed', 'invoice-duplicated']);
});

it('a till that belongs to another company by now takes back nothing that the first one invoiced', async () => {
  const [sold, invoiced] = [await till.sell(), await till.sell()];
  await invoice(invoiced);
  const { identity, ...context } = till.context();
  const moved = {
    ...context,
    identity: { ...identity, company: { ...identity.company, id: 'c-2' } },
  };
  const lines = [
    { line: 1, quantity: '1', reasonCode: 'too-small', disposition: 'restock' as const },
  ];
  const back = (of: EntryPlace) =>
    returnLines(
      { commandId: till.newCommandId(), seat: 'till', of, lines, entered: 'keyed' },
      moved,
    );
  expect(await back(invoiced)).toMatchObject({
    error: { code: 'RETURN_OTHER_COMPANY', details: { company: identity.company.name } },
  });
  expect(till.cashier.basket()).toBeNull();
  expect(await back(sold)).toMatchObject({ ok: true });
});

it('what a second person allows of it is signed without a hash of who buys', async () => {
  const receipt = await till.sell();
  const door = approvingTill(till);
  till.setPermissions({
    ...defaultPermissions,
    cashier: {
      ...defaultPermissions.cashier,
      invoice: { isAllowed: false, upToRateBp: null, upToMinor: null },
    },
  });
  const asked = { commandId: till.newCommandId(), seat: 'till', receipt };
  const ask = (approval: string) =>
    door.through('invoiceReceipt', { ...asked, buyer: privateBuyer, approval }, () =>
      invoiceReceipt({ ...asked, buyer: privateBuyer }, till.day()),
    );
  const approval = door.allow(await ask(''));
  expect(await ask(approval)).toMatchObject({ ok: true });
  const signed = till.entries().find(({ type }) => type === 'approval');
  const unnamed = sha256(canonicalText({ command: 'invoiceReceipt', input: asked }));
  expect(signed?.body.commandHash).toBe(unnamed);
});
