import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { ValueView } from '../../contract/host/calls/value-calls.ts';
import type { CorrectedCustomer } from './corrected-customer.ts';
import type { CountFields } from './day/count-entry.ts';
import type { NewCustomer } from './new-customer.ts';

export type SheetName =
  | 'suspended'
  | 'suspend'
  | 'abandon'
  | 'quantity'
  | 'item'
  | 'customer'
  | 'profile'
  | 'discount'
  | 'line'
  | 'group'
  | 'leave'
  | 'welcome'
  | 'return'
  | 'keys'
  | 'menu'
  | 'demo'
  | 'demo-roll'
  | 'settings'
  | 'receipts'
  | 'orders'
  | 'cancel-order'
  | 'audit'
  | 'archives'
  | 'tax-free'
  | 'invoices'
  | 'stock'
  | 'prepare'
  | 'quotes'
  | 'staff'
  | 'account'
  | 'after-sales'
  | 'tasks'
  | 'printer'
  | 'join'
  | 'training'
  | 'tablets'
  | 'display'
  | 'sent'
  | 'gift-card'
  | 'deposit'
  | 'status';

/** All that is being typed. One value, so that what a scanner typed can be taken back at once. */
export interface Typed {
  search: string;
  isSearchOpen: boolean;
  /** As `typeInto` keeps it; empty stands for all that is left to pay. */
  amount: string;
  /** What the tender goes by, field by field: an authorisation, a bank and a cheque's number. */
  references: readonly string[];
  /** Exception to the tender's limit that the cashier declares; empty for none. */
  exception: string;
  quantity: string;
  /** Name of the basket to suspend. */
  label: string;
  /** Amount of a gift card to sell or a deposit to take. */
  money: string;
  /** What a customer is looked for by. */
  customerSearch: string;
  /** Who is being enrolled; null: nobody. */
  newCustomer: NewCustomer | null;
  /** Who is being corrected; null: nobody. */
  corrected: CorrectedCustomer | null;
  /** Where what is shipped goes. */
  address: { street: string; postcode: string; city: string };
  /** Code of the item that a deposit is for. */
  itemCode: string;
  /** Numbers of the factures that a company pays, separated by commas. */
  invoices: string;
  /** What a past receipt is looked for by. */
  receiptSearch: string;
  /** A part, an amount or a price: what a discount is typed as. */
  discount: string;
  /** Of the piece sold. */
  serialNumber: string;
  /** Digits of a PIN on its way to the host, and nowhere else. */
  pin: string;
  /** Number of the receipt to return from. */
  receipt: string;
  /** What is typed of a count of money, by field, and which count that is. */
  counts: CountFields;
  countOf: string;
  /** Of what is prepared for the safe or the bank: under this it is booked. */
  workId: string;
  /** Where the platform is that this till is to join. */
  platform: string;
  pairingCode: string;
  /** Code to add to a work on the stock, or the zone to count. */
  stockCode: string;
  /** What an order is looked for by. */
  prepare: string;
  /** As who collects an order says it. */
  collectCode: string;
  /** The carrier's number of a parcel. */
  parcel: string;
}

/** A discount being made up; its figure is among what is typed. */
export interface DiscountDraft {
  /** 0 for the whole basket. */
  lineNumber: number;
  kind: 'percent' | 'amount' | 'price';
  /** Empty until one is touched. */
  reasonCode: string;
}

const noDiscount: DiscountDraft = { lineNumber: 0, kind: 'percent', reasonCode: '' };

/** What the page itself decides; nothing of it is known to the host. */
export interface Ui {
  /** `paid` is not here: the host's snapshot says so. */
  screen: 'sale' | 'tender' | 'day' | 'manager';
  sheet: SheetName | null;
  /** Opened from this one, to which closing it leads back. */
  sheetBehind: SheetName | null;
  typed: Typed;
  /** The first that is offered stands in for one that is not. */
  tenderTypeId: string;
  /** How often the tiles of the ways to pay were turned to the others, where not all have a key. */
  tileTurns: number;
  /** Line chosen with the arrow keys; null for the newest. */
  selectedLine: number | null;
  /** Group whose heading is chosen in place of a line. */
  selectedGroup: number | null;
  /** Line of the quantity sheet. */
  quantityLine: number | null;
  /** What the discount sheet is about. */
  discount: DiscountDraft;
  /** Line of the line sheet. */
  lineOfSheet: number;
  /** Line whose quantity was last changed by hand: it keeps its place. */
  heldLine: number | null;
  /** Which of the baskets that this tablet sent to the till is shown. */
  sentBasket: string;
  /** Gift card, avoir or deposit that was looked up last; it pays only under the number that is typed. */
  value: ValueView | null;
  /** What the deposit sheet is set to. */
  deposit: { depositKind: 'arrhes' | 'acompte'; vatRateBp: number };
  /** A payment is on its way to the host. */
  isTendering: boolean;
  /** The names are shown although somebody is signed on. */
  isSwitching: boolean;
  /** Whose PIN is asked for. */
  signOnId: string | null;
  /** A platform is being asked to take this till in. */
  isJoining: boolean;
  /** A PIN is being checked. */
  isSigningOn: boolean;
  signOnFailure: Failure | null;
}

export type UiStore = StoreApi<Ui>;

/** Nothing typed for a payment. */
const nothingPaid = { amount: '', references: [], exception: '' } as const;

const nothingTyped: Typed = {
  ...nothingPaid,
  search: '',
  isSearchOpen: false,
  quantity: '',
  label: '',
  money: '',
  itemCode: '',
  invoices: '',
  customerSearch: '',
  newCustomer: null,
  corrected: null,
  address: { street: '', postcode: '', city: '' },
  receiptSearch: '',
  pin: '',
  receipt: '',
  counts: {},
  countOf: '',
  workId: '',
  platform: 'https://',
  pairingCode: '',
  stockCode: '',
  prepare: '',
  collectCode: '',
  parcel: '',
  discount: '',
  serialNumber: '',
};

export function createUi(): UiStore {
  return createStore<Ui>(() => ({
    screen: 'sale',
    sheet: null,
    sheetBehind: null,
    typed: nothingTyped,
    tenderTypeId: '',
    tileTurns: 0,
    selectedLine: null,
    selectedGroup: null,
    quantityLine: null,
    heldLine: null,
    discount: noDiscount,
    lineOfSheet: 0,
    sentBasket: '',
    value: null,
    deposit: { depositKind: 'acompte', vatRateBp: 2_000 },
    isTendering: false,
    isSwitching: false,
    signOnId: null,
    isJoining: false,
    isSigningOn: false,
    signOnFailure: null,
  }));
}

/** The eye is on what comes next. */
export const nothingSelected = {
  ...{ selectedLine: null, selectedGroup: null, heldLine: null },
} as const satisfies Partial<Ui>;

export function setTyped(ui: UiStore, typed: Partial<Typed>): void {
  ui.setState((before) => ({ typed: { ...before.typed, ...typed } }));
}

/** The next payment begins with the first way to pay and nothing typed. */
export function forgetPayment(ui: UiStore): void {
  ui.setState({ tenderTypeId: '', tileTurns: 0 });
  setTyped(ui, nothingPaid);
}

export function openSheet(ui: UiStore, sheet: SheetName): void {
  ui.setState({ sheet, sheetBehind: null });
}

/** Who buys, over the sheet that is open; closing it leads back there. */
export function askCustomer(ui: UiStore): void {
  ui.setState(({ sheet }) => ({ sheet: 'customer', sheetBehind: sheet }));
}

export function closeSheet(ui: UiStore): void {
  ui.setState(({ sheetBehind }) => ({ sheet: sheetBehind, sheetBehind: null }));
}

export function closeSearch(ui: UiStore, text: 'keep' | 'clear'): void {
  setTyped(ui, text === 'clear' ? { isSearchOpen: false, search: '' } : { isSearchOpen: false });
}

/** Back to the basket, whatever lies over it; what was typed stays. */
export function showSale(ui: UiStore): void {
  ui.setState({ screen: 'sale', sheet: null, sheetBehind: null, isSwitching: false });
  closeSearch(ui, 'keep');
}
