import { z } from 'zod';
import { reasonCode } from '../../entry/amounts.ts';
import { scanRoute } from './scan-route.ts';
import { basketAck, command, sellingCall } from './selling-call.ts';

/** Ringing up, and the basket as a whole. */
export const basketCalls = {
  /** A code as the scanner gave it, or typed. Opens a basket when the seat has none. */
  scan: sellingCall(
    z.strictObject({
      ...command,
      code: z.string().max(512),
      entered: z.enum(['scanned', 'keyed']),
      /** Decimal text at the item's scale, such as `2` or `1.250`. */
      quantity: z.string().max(20).optional(),
    }),
    z.strictObject({ ...basketAck.shape, routed: scanRoute.nullable() }),
  ),
  addItem: sellingCall(
    z.strictObject({
      ...command,
      sku: z.string().max(64),
      quantity: z.string().max(20).optional(),
    }),
    basketAck,
  ),
  /** Another size or colour of the same model takes the line's place. */
  swapVariant: sellingCall(
    z.strictObject({ ...command, lineNumber: z.int(), sku: z.string().max(64) }),
    basketAck,
  ),
  setQuantity: sellingCall(
    z.strictObject({ ...command, lineNumber: z.int(), quantity: z.string().max(20) }),
    basketAck,
  ),
  voidLine: sellingCall(z.strictObject({ ...command, lineNumber: z.int() }), basketAck),
  undo: sellingCall(z.strictObject(command), basketAck),
  suspend: sellingCall(z.strictObject({ ...command, label: z.string().max(60) }), basketAck),
  /** From a tablet: put aside for the till, under a short code by which it is asked for there. */
  sendToTill: sellingCall(z.strictObject(command), basketAck),
  resume: sellingCall(z.strictObject({ ...command, basketId: z.string().max(64) }), basketAck),
  /** Gives the basket up: leaves a `basket-abandoned` entry, no receipt number. */
  abandon: sellingCall(z.strictObject({ ...command, reasonCode }), basketAck),
} as const;
