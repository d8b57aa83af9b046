import type { LaterFulfilment, OrderGroup } from '../order/order.ts';
import type { ItemFacts } from './item-facts.ts';

/** Where a group goes, and to whom. Personal data, as the customer is. */
export interface GroupAddress {
  name: string;
  street: string;
  postcode: string;
  city: string;
  /** ISO 3166, two letters. */
  country: string;
}

/** How a group is paid: whole now, or at the hand-over with or without a deposit now. */
export type GroupPayment = 'now' | 'deposit' | 'later';

/** The delivery method as it was chosen: frozen, as an item is. */
interface GroupMethod {
  id: string;
  /** In French, and in English where that is known. */
  name: string;
  nameEn: string;
  feeMinor: number;
  /** From this amount of goods on it costs nothing; null: never for nothing. */
  freeFromMinor: number | null;
}

/** Lines of a basket that leave together: one address or store, one way, one date. */
export interface BasketGroup {
  /** 1, 2, 3… in the basket. */
  number: number;
  fulfilment: LaterFulfilment;
  /** Store that hands it over; empty of what is shipped. */
  placeId: string;
  /** As a person calls that store; empty of what is shipped. */
  placeName: string;
  /** Of a reservation null. */
  method: GroupMethod | null;
  /** Null: to the customer, at the address that is noted of them. */
  address: GroupAddress | null;
  /** Number that the line of its fee gets whenever there is a fee. */
  feeLine: number;
  /** What the fee is sold as; its price is worked out. */
  feeItem: ItemFacts | null;
  promise: OrderGroup['promise'];
  latest: string;
  holdUntil: string;
  /** For how many hours it is kept, as somebody asked; 0 for as long as the retailer says. */
  holdHours: number;
  payment: GroupPayment;
}

/** The deposit with the numbers that its lines got: one line for each rate of the goods. */
export interface NumberedDeposit extends BasketDeposit {
  lineNumbers: readonly (Pick<ItemFacts, 'vatCategory' | 'vatRateBp' | 'eReportingCategory'> & {
    lineNumber: number;
  })[];
}

/** Money taken now on the groups that are paid at their hand-over. */
export interface BasketDeposit {
  kind: 'arrhes' | 'acompte';
  /** Share of what is due later, in hundredths of a percent; or an amount in minor units. */
  of: { kind: 'rate'; rateBp: number } | { kind: 'amount'; amountMinor: number };
  /** Of its line; of the first of them where its goods are at several rates. */
  lineNumber: number;
  /** Under which it is kept. */
  serialNumber: string;
  /** What it is sold as at the rate of the first goods; its price is worked out. */
  item: ItemFacts;
}
