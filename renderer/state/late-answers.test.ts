// An answer that comes after the operator went asks for nothing and leaves nobody's name behind.
import { beforeEach, expect, test } from 'vitest';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { TaxFreeSlipView } from '../../contract/host/calls/tax-free-calls.ts';
import type { InvoiceView } from '../../contract/host/invoice-shapes.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { HostConnection } from './host-connection.ts';
import { createInvoices } from './invoices.ts';
import { createTaxFree } from './tax-free.ts';

let asked: string[];
let waiting: ((answer: Result<never, Failure>) => void)[];

/** Answers when the test says so, and refuses then. */
const host: Pick<HostConnection<HostApi>, 'call'> = {
  call(name) {
    asked.push(name);
    return new Promise<Result<never, Failure>>((resolve) => waiting.push(resolve));
  },
};

beforeEach(() => {
  asked = [];
  waiting = [];
});

async function answerLate(): Promise<void> {
  for (const answer of waiting.splice(0)) answer(refuse(fail('NO_ANSWER')));
  await new Promise((resolve) => setImmediate(resolve));
}

test('an invoice that is printed when its list is left is not read again, nor drawn', async () => {
  const invoices = createInvoices(host);
  const empty = invoices.state.getState();
  invoices.state.setState({ chosen: invoice });
  invoices.print();
  invoices.forget();
  await answerLate();
  expect(asked).toEqual(['printInvoice']);
  expect(invoices.state.getState()).toEqual(empty);
});

test('an invoice whose print was refused is told of, and another that was chosen since stays', async () => {
  const invoices = createInvoices(host);
  invoices.state.setState({ chosen: invoice });
  invoices.print();
  invoices.choose({ ...invoice, sequence: 9, number: 'F-1-000002' });
  await answerLate();
  expect(asked).toEqual(['printInvoice', 'invoiceDocument']);
  expect(invoices.state.getState()).toMatchObject({
    chosen: { number: 'F-1-000002' },
    failure: { code: 'NO_ANSWER' },
  });
});

test('slips that are listed, and one that is printed, leave nothing once they are forgotten', async () => {
  const taxFree = createTaxFree(host);
  const empty = taxFree.state.getState();
  taxFree.open([]);
  taxFree.look(slip);
  taxFree.print();
  taxFree.forget();
  await answerLate();
  expect(asked).toEqual(['taxFreeSlips', 'printTaxFree']);
  expect(taxFree.state.getState()).toEqual(empty);
});

const invoice: InvoiceView = {
  ...{ journalId: 'j', sequence: 4, kind: 'invoice', number: 'F-1-000001', credits: '' },
  ...{ receiptNumber: 'R-1', soldOn: '2026-11-30', issuedAtLocal: '2026-11-30T10:00:00' },
  ...{ currency: 'EUR', totals: { netMinor: 1_000, vatMinor: 200, grossMinor: 1_200 } },
  buyer: { kind: 'private', siren: '', vatNumber: '' },
  ...{ buyerName: 'Mme Durand', printCount: 0 },
};

const slip: TaxFreeSlipView = {
  ...{ id: 's-1', number: 1, state: 'issued', isCancelAsked: false, operator: 'Simulateur' },
  ...{ receipts: [], currency: 'EUR', grossMinor: 20_000, documentId: 'd-1', refundMinor: null },
  ...{ reason: '', preparedAt: '2026-11-30T10:00:00.000Z' },
};
