import { z } from 'zod';

/** What a carrier or a warehouse's own system says it did with goods of an order. */
const carrierSteps = [
  'picked',
  'packed',
  'shipped',
  'delivered',
  'returned-to-sender',
  'returned',
  'short',
  'refused',
] as const;

/**
 * `POST /v1/orders/{orderId}/steps`: all of it is done, or nothing and the answer says why
 * (`ORDER_STEP_REFUSED`, with the line and its state).
 */
export const orderStepRequest = z.strictObject({
  /** The client's own word for this step: the same one again of the same order is the same step. */
  reference: z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/),
  kind: z.enum(carrierSteps),
  /**
   * The warehouse or supplier that did it; a store's tills say its own steps. Of what was delivered it may
   * be empty; of what came back it is the warehouse that has the goods again, if any.
   * `returned`: the shop took it back and paid it back, so no store does.
   */
  placeId: z.string().max(64).default(''),
  lines: z
    .array(z.strictObject({ line: z.int().min(1), quantity: z.int().min(1).max(9_999) }))
    .min(1)
    .max(500),
});
export type OrderStepRequest = z.infer<typeof orderStepRequest>;
