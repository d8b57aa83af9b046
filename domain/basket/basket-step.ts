import type { Quantity } from '../quantity/quantity.ts';
import type { Tender } from '../tender/offer-tender.ts';
import type { BasketLine, ItemFacts } from './basket.ts';

/** What happened to a basket, as it is stored: a basket is the fold of its steps, and nothing else. */
export type BasketStepBody =
  | { kind: 'opened'; seat: string; currency: string }
  | {
      kind: 'item-added';
      /** An existing line (its quantity grows) or the next new number. */
      lineNumber: number;
      item: ItemFacts;
      quantity: Quantity;
      entered: BasketLine['entered'];
    }
  | { kind: 'quantity-set'; lineNumber: number; quantity: Quantity }
  | { kind: 'line-voided'; lineNumber: number }
  /** Takes back the step of this number; both stay stored. */
  | { kind: 'undone'; stepNumber: number }
  | { kind: 'tender-added'; tender: Tender }
  | { kind: 'tender-removed'; tenderId: string }
  | { kind: 'suspended'; label: string }
  | { kind: 'resumed'; seat: string }
  | { kind: 'completed' }
  | { kind: 'abandoned'; reasonCode: string };

export interface BasketStep {
  basketId: string;
  /** 1, 2, 3… within the basket. */
  number: number;
  commandId: string;
  operatorId: string;
  /** ISO 8601, UTC. */
  at: string;
  body: BasketStepBody;
}
