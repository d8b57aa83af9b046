import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { TillIdentity } from '../../contract/document/setting.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { NetworkStock } from '../../contract/host/stock-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Beside, Journal, SealedEntry, StoredStep } from '../../contract/port/journal.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { TaxFreeSlip } from '../../domain/tax-free/slip.ts';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { CommandApproval } from '../approvals/command-approval.ts';
import type { BasketShelf } from '../baskets/basket-shelf.ts';
import type { SignedCodes } from '../codes/signed-codes.ts';
import type { FollowingDraft } from '../journal/journal-writer.ts';
import type { TillRules } from '../operators/till-rules.ts';
import type { PromotionBook } from '../promotions/promotion-book.ts';
import type { KnownReceipts } from '../returns/known-receipts.ts';
import type { KnownValues } from '../stored-value/known-values.ts';

/** Numbers, signs and stores entries of the current journal; the steps commit with them or not at all. */
export interface EntryWriter {
  append(act: {
    drafts: readonly (EntryDraft | FollowingDraft)[];
    steps: readonly StoredStep[];
    /** Each is ended by one of the drafts. */
    endedBaskets: readonly { basketId: string; seat: string }[];
    beside?: Beside;
  }): SealedEntry[];
}

/** What a command works with. Everything outside the domain comes from here (law 13). */
export interface TillContext {
  /** Whether what is done here is real; in training its writer, journal and shelf are others. */
  kind: 'live' | 'training';
  documents: Documents;
  journal: Journal;
  /** The platform can be asked now, or there is none and nobody else sells to its customers. */
  isLinked(): boolean;
  /** Sequence of the last entry of a journal that the platform has; 0 where there is none. */
  acknowledgedThrough(journalId: string): number;
  /** Receipts of other tills that somebody found out about. */
  receipts: KnownReceipts;
  /** Gift cards and avoirs that somebody found out about. */
  values: KnownValues;
  /** Other tills may take of the same gift cards and avoirs: there is a platform. */
  hasPlatform(): boolean;
  writer: EntryWriter;
  shelf: BasketShelf;
  /** A second person's, of the command under way. */
  approval: CommandApproval;
  /** As it is now: read it each time, the platform may give another between two baskets. */
  readonly identity: TillIdentity;
  promotions: PromotionBook;
  /** Codes that the till signs and checks. */
  codes: SignedCodes;
  /** Asked at every payment: the retailer's list may arrive at any time. */
  tenders(): TenderSettings;
  /** The payment terminal was reported out of order: no card can be taken. */
  isTerminalDead(): boolean;
  /** Goods whose receipt nobody has may be paid back in cash; an avoir otherwise. */
  paysCashWithoutReceipt(): boolean;
  /** What pays back goods of an order that a web shop was paid for. */
  refundsWebOrdersBy(): 'avoir' | 'cash' | 'web-shop';
  /** The tax-free slips that were ever asked for this receipt, oldest first. */
  slipsOf(of: EntryPlace): readonly TaxFreeSlip[];
  /** Where an item is, as far as the till knows at this moment: nobody is asked and nothing waited for. */
  knownStock(sku: string): Promise<NetworkStock>;
  /** Who works at a seat, the till's page or a tablet; null while nobody is signed on there. */
  operator(seat: string): OperatorDocument | null;
  /** Somebody who works here, signed on or not. */
  isOperator(id: string): boolean;
  /** Who may do what, and which reasons there are. */
  rules(): TillRules;
  /** The till's clock, ISO 8601 UTC with milliseconds. */
  now(): string;
  /** Of what the till writes now: whatever is good until a day is measured by it, never by the clock (law 16). */
  businessDay(): string;
  /** Random, 22 characters of base64url. */
  newId(): string;
  /** Tells the views that a step of this basket was committed. */
  changed(basket: Basket): void;
}
