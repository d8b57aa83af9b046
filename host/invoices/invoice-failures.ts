import { type Failure, fail } from '../../contract/failure/failure.ts';
import { unreachable } from '../../domain/assert.ts';
import type { BuyerProblem } from '../../domain/invoice/buyer-form.ts';
import type { InvoiceRefusal } from '../../domain/invoice/draft-invoice.ts';
import { invoiceNumber } from '../../domain/invoice/invoice-number.ts';

/** Why a receipt has no invoice made of it. */
export function refusalOf(refusal: InvoiceRefusal): Failure {
  switch (refusal.code) {
    case 'INVOICE_TWICE':
      return fail(refusal.code, { invoice: invoiceNumber(refusal.by) });
    case 'INVOICE_NOTHING_SOLD':
    case 'INVOICE_VOIDED':
      return fail(refusal.code);
    default:
      return unreachable(refusal);
  }
}

/** The first field that is wrong: a page says so at each field before it asks. */
export function buyerFailure([first]: readonly BuyerProblem[]): Failure {
  const { field, problem } = first ?? { field: 'name', problem: 'missing' };
  if (problem === 'missing') return fail('INVOICE_BUYER_INCOMPLETE', { field });
  if (problem === 'other-company') return fail('INVOICE_VAT_OTHER_COMPANY');
  return fail('INVOICE_BUYER_WRONG', { field });
}
