import type { FiscalProfile } from '../fiscal/fiscal-profile.ts';
import type { ReceiptFacts, ReceiptLanguage } from '../receipt/receipt-facts.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { BuyerDetails } from './buyer-form.ts';
import type { Invoice } from './invoice.ts';

/** All that the paper of an invoice is made from: the signed entries, and who bought. */
export interface InvoiceFacts {
  language: ReceiptLanguage;
  profile: FiscalProfile;
  /** Of the invoice's entry. */
  signed: ReceiptFacts['signed'] & { company: { siren: string; address: { country: string } } };
  invoice: Invoice;
  /** Null once it was erased. */
  details: BuyerDetails | null;
  /** The transaction that it names. */
  transaction: Transaction;
  /** First characters of the invoice's hash. */
  extract: string;
  /** 0 for the first print. */
  copyNumber: number;
  /** What else the law has the company say of itself: its form, capital, and register. */
  legalLine: string;
  /** The retailer's own name for a way to pay. */
  tenderName: ReceiptFacts['tenderName'];
  /** Whether the mention of the legal guarantee is due for it. */
  isGuaranteed(sku: string): boolean;
  /** A page has room for columns; a roll has not. */
  form: 'page' | 'roll';
}
