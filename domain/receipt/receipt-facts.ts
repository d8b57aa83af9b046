import type { FiscalProfile } from '../fiscal/fiscal-profile.ts';
import type { OrderPlaced } from '../order/order.ts';
import type { ValueKind } from '../stored-value/value-number.ts';
import type { VoucherPayload } from '../stored-value/voucher-payload.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { Transaction } from '../transaction/transaction.ts';

/**
 * Everything a paper may say. It comes from the signed entry, never from the basket; what an entry
 * does not hold by law (a person's alias, another receipt's number) is looked up by who asks.
 */
export interface ReceiptFacts {
  language: ReceiptLanguage;
  /** Of the country of the company that sold. */
  profile: FiscalProfile;
  signed: SignedFacts;
  transaction: Transaction;
  /** Of the entry's hash, as the profile has it. */
  extract: string;
  /** What the ticket calls the operator; empty when nobody knows it any more. */
  operatorAlias: string;
  /** 0 for a first print; 1, 2, 3… for duplicate 1, 2, 3… */
  copyNumber: number;
  /** The signed code of this receipt, or null when it has none. */
  code: string | null;
  /** What this transaction hands over that is worth money, each with its signed code. */
  issued: readonly (VoucherPayload & { code: string })[];
  /** What is left of the gift cards and avoirs that paid, as this till knows it. */
  left: readonly { kind: ValueKind; number: string; leftMinor: number; currency: string }[];
  /** What the shop calls a tender type; null for one that is not on its list any more. */
  tenderName(type: string): Readonly<Record<ReceiptLanguage, string>> | null;
  /** Printed number of another receipt, or null when this till does not know it. */
  receiptNumberOf(place: EntryPlace): string | null;
  /** The order that the transaction places; null where it places none. */
  order: OrderOnPaper | null;
  /** What the customer earned by it and has, as this till knows it on that day; null where nobody earns. */
  loyalty: { earned: number; points: number; day: string } | null;
  /** Where a sale that names nobody becomes a customer’s; empty where nobody is invited. */
  claim: string;
  /** Items whose ticket must mention the legal guarantee of conformity. */
  isGuaranteed(sku: string): boolean;
}

/** An order as its confirmation says it. */
export interface OrderOnPaper {
  number: string;
  /** What who collects it says; empty of what nobody collects. */
  collectCode: string;
  placed: OrderPlaced;
  /** A store's name, or its id where it has none here. */
  placeName(id: string): string;
  /** Wall time of an instant where it was ordered, `2026-11-22T14:05:33`. */
  localOf(instant: string): string;
}

export type ReceiptLanguage = 'fr' | 'en';

/** What the envelope of an entry says, as far as a paper repeats it (`contract/entry/envelope`). */
interface SignedFacts {
  journal: { id: string; kind: 'live' | 'training' };
  sequence: number;
  /** The transaction's own number. */
  typeSequence: number;
  /** Wall time at the till, `2026-11-22T14:05:33`. */
  recordedAt: { local: string };
  company: { name: string; vatNumber: string; naf: string; address: Address };
  store: { name: string; siret: string; address: Address };
  till: { number: string };
  software: { name: string; version: string };
}

interface Address {
  lines: readonly string[];
  postcode: string;
  city: string;
}
