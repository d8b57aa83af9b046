import { z } from 'zod';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import { instant, minor, vatCategory, vatRateBp } from '../entry/amounts.ts';

const quantity = z.strictObject({ value: z.int(), scale: z.int().min(0).max(3) });

const itemFacts = z.strictObject({
  sku: z.string(),
  gtin: z.string(),
  name: z.string(),
  category: z.string(),
  eReportingCategory: z.enum(['TLB1', 'TPS1', 'TNT1', 'TMA1']),
  unitPriceMinor: minor,
  priceSource: z.string(),
  vatCategory,
  vatRateBp,
  unit: z.enum(['piece', 'kg', 'm', 'l']),
  quantityScale: z.int().min(0).max(3),
  ecoParticipationMinor: minor,
  size: z.string(),
  colour: z.string(),
  model: z.string(),
  picture: z.string(),
});

const tender = z.strictObject({
  id: z.string(),
  type: z.string(),
  tenderedMinor: minor,
  amountMinor: minor,
  changeMinor: minor,
  reference: z.string(),
});

const lineNumber = z.int().min(1);

const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), seat: z.string(), currency: z.string() }),
  z.strictObject({
    kind: z.literal('item-added'),
    lineNumber,
    item: itemFacts,
    quantity,
    entered: z.enum(['scanned', 'keyed', 'searched']),
  }),
  z.strictObject({ kind: z.literal('quantity-set'), lineNumber, quantity }),
  z.strictObject({ kind: z.literal('line-voided'), lineNumber }),
  z.strictObject({ kind: z.literal('undone'), stepNumber: z.int().min(1) }),
  z.strictObject({ kind: z.literal('tender-added'), tender }),
  z.strictObject({ kind: z.literal('tender-removed'), tenderId: z.string() }),
  z.strictObject({ kind: z.literal('suspended'), label: z.string() }),
  z.strictObject({ kind: z.literal('resumed'), seat: z.string() }),
  z.strictObject({ kind: z.literal('completed') }),
  z.strictObject({ kind: z.literal('abandoned'), reasonCode: z.string() }),
]) satisfies z.ZodType<BasketStepBody>;

/** Text of a stored basket step; basket, number and command stand in columns of their own. */
export const storedBasketStep = z.strictObject({ operatorId: z.string(), at: instant, body });
