import type { Quantity } from '../quantity/quantity.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';

/** How a line leaves that is not taken over the counter. */
export type LaterFulfilment = 'ship' | 'pickup' | 'reserve';

/**
 * How sure who promised was: what was asked is reserved or as good as that; it should be there; somebody
 * has to look.
 */
type PromiseLevel = 'confirmed' | 'likely' | 'on-request';

/** Lines that leave together: one address, one way, one date. */
export interface OrderGroup {
  /** 1, 2, 3… */
  number: number;
  fulfilment: LaterFulfilment;
  /** Store that hands it over (pickup, reserve); empty of what is shipped. */
  placeId: string;
  /** Id of the delivery method; empty of what is not delivered. */
  method: string;
  /** Line of the transaction that is its fee; 0 where there is none. */
  feeLine: number;
  promise: {
    level: PromiseLevel;
    /** Days between which it is there; both empty where nobody could say. */
    from: string;
    through: string;
  };
  /** The latest day by contract or law (code de la consommation L216-1); empty of a reservation. */
  latest: string;
  /** Until when it is kept for the customer (ISO 8601, UTC); empty for no end. */
  holdUntil: string;
}

export interface OrderLine {
  /** As in its basket, and in the transaction that pays it. */
  number: number;
  /** Of the group that it leaves with. */
  group: number;
  sku: string;
  gtin: string;
  label: string;
  size: string;
  colour: string;
  model: string;
  quantity: Quantity;
  unit: string;
  /** VAT included, before modifiers. */
  unitPriceMinor: number;
  /** What the line comes to, VAT included, after modifiers. */
  amountMinor: number;
  /** Of it, what is paid when it is handed over; 0 of a line that is paid. */
  dueMinor: number;
}

/**
 * What a customer orders in a store (DESIGN §5). The transaction that pays it, or its deposit, names it in
 * its `references`; who and where is the personal part beside it (law 6).
 */
export interface OrderPlaced {
  basketId: string;
  /** The workplace it was rung at. */
  seat: string;
  currency: string;
  lines: readonly OrderLine[];
  groups: readonly OrderGroup[];
  /** Of the deposit taken on it, and its number; both empty without one. */
  depositKind: '' | 'arrhes' | 'acompte';
  depositNumber: string;
}

/** What somebody did at a till with lines of an order. */
export type OrderStepKind =
  /** Taken from the shelf. */
  | 'picked'
  /** It was not there. */
  | 'short'
  /** The store can't do it (capacity, damaged): another place is asked. */
  | 'refused'
  | 'packed'
  /** Lies ready for its customer. */
  | 'ready'
  /** Handed to the carrier: it leaves the stock of the store. */
  | 'shipped'
  /** Handed to its customer: it leaves the stock of the store. */
  | 'handed-over'
  | 'cancelled'
  /** A reservation or pickup is kept longer. */
  | 'extended'
  /** A customer chose for a line that could not be kept: another place is asked again. */
  | 'asked-again';

export interface OrderStep {
  /** The order's id. */
  order: string;
  kind: OrderStepKind;
  lines: readonly { line: number; sku: string; quantity: Quantity }[];
  /** Of a short pick, a refusal or a cancellation; empty otherwise. */
  reasonCode: string;
  /** Number of the parcel that it lies in; may be empty. */
  parcel: string;
  /** How the customer was known at the hand-over; empty of anything else. */
  check: '' | 'code' | 'identity';
  /** Of `extended`: until when (ISO 8601, UTC); empty otherwise. */
  holdUntil: string;
}

/** What an id of an order looks like: of an entry, or of the web shop. */
export const orderIdShape = /^([A-Za-z0-9_-]{16,64}\/\d{1,15}|web-[A-Za-z0-9_-]{1,60})$/;

/** An order's id is known before the platform knows the order. */
export const orderId = (journalId: string, sequence: number): string => `${journalId}/${sequence}`;

/** The entry that an order's id names; null of a web order. */
export function placeOfOrder(id: string): EntryPlace | null {
  const [journalId = '', sequence = ''] = id.split('/');
  return journalId.length > 3 && /^[1-9]\d*$/.test(sequence)
    ? { journalId, sequence: Number(sequence) }
    : null;
}
