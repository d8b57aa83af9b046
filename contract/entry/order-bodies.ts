import { z } from 'zod';
import type { OrderPlaced, OrderStep } from '../../domain/order/order.ts';
import {
  businessDay,
  currency,
  instant,
  minor,
  quantity,
  randomId,
  reasonCode,
} from './amounts.ts';

const lineNumber = z.int().min(1);
const sku = z.string().min(1).max(64);
const placeId = z.string().max(64);
const day = z.union([z.literal(''), businessDay]);
const untilWhen = z.union([z.literal(''), instant]);

export const orderGroup = z.strictObject({
  number: z.int().min(1),
  fulfilment: z.enum(['ship', 'pickup', 'reserve']),
  placeId,
  method: z.string().regex(/^[a-z0-9-]{0,40}$/),
  feeLine: z.int().min(0),
  promise: z.strictObject({
    level: z.enum(['confirmed', 'likely', 'on-request']),
    from: day,
    through: day,
  }),
  latest: day,
  holdUntil: untilWhen,
});

/** `order-placed`: what a customer orders; who and where is the personal part beside it (law 6). */
export const orderPlacedBody = z.strictObject({
  basketId: randomId,
  seat: z.string().regex(/^[a-z0-9-]{1,40}$/),
  currency,
  lines: z
    .array(
      z.strictObject({
        number: lineNumber,
        group: z.int().min(1),
        sku,
        gtin: z.string().regex(/^(\d{14})?$/),
        label: z.string().min(1).max(200),
        size: z.string().max(32),
        colour: z.string().max(32),
        model: z.string().max(64),
        quantity,
        unit: z.string().regex(/^[a-z][a-z0-9]{0,9}$/),
        unitPriceMinor: minor.min(0),
        amountMinor: minor.min(0),
        dueMinor: minor.min(0),
      }),
    )
    .min(1)
    .max(1_000),
  groups: z.array(orderGroup).min(1).max(50),
  depositKind: z.enum(['', 'arrhes', 'acompte']),
  depositNumber: z.string().regex(/^[0-9A-Z]{0,20}$/),
}) satisfies z.ZodType<OrderPlaced>;

/** `order-step`: what somebody did with lines of an order, at the store that the entry names. */
export const orderStepBody = z.strictObject({
  order: z.string().regex(/^[A-Za-z0-9_/-]{3,100}$/),
  kind: z.enum([
    'picked',
    'short',
    'refused',
    'packed',
    'ready',
    'shipped',
    'handed-over',
    'cancelled',
    'extended',
    'asked-again',
  ]),
  lines: z
    .array(z.strictObject({ line: lineNumber, sku, quantity }))
    .min(1)
    .max(1_000),
  reasonCode,
  parcel: z.string().regex(/^[A-Za-z0-9-]{0,40}$/),
  check: z.enum(['', 'code', 'identity']),
  holdUntil: untilWhen,
}) satisfies z.ZodType<OrderStep>;
