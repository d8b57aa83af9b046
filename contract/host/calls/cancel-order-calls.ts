import { z } from 'zod';
import { givenUpBy } from '../../../domain/order/given-up.ts';
import { orderDocument } from '../../document/order.ts';
import { failure } from '../../failure/failure.ts';
import { seat } from '../views.ts';
import { basketAck, command, sellingCall } from './selling-call.ts';

const { id, number, currency, lines } = orderDocument.shape;
const { line, name, quantityMilli, amountMinor } = lines.element.shape;

/** So much of these lines; all of the order that has not left where none is named. */
const chosen = z.array(z.strictObject({ line, quantityMilli })).max(1_000).default([]);

/** An order that is given up before it leaves. */
export const cancelOrderCalls = {
  /** What would come back of it, by whom it is given up; nothing changes. */
  showCancel: sellingCall(
    z.strictObject({ seat, order: id, lines: chosen }),
    z.strictObject({
      order: id,
      number,
      currency,
      lines: z.array(
        z.strictObject({
          line,
          name,
          quantityMilli,
          amountMinor,
          /** So much of it has not left, and is not cancelled. */
          ableMilli: z.int().min(0),
          isPaid: z.boolean(),
        }),
      ),
      /** In the order shown. */
      choices: z.array(
        z.strictObject({
          by: z.enum(givenUpBy),
          name: z.strictObject({ fr: z.string(), en: z.string() }),
          /** To the tenders that paid it. */
          refundMinor: z.int(),
          /** What those are, the one to begin with first. */
          ways: z.array(z.strictObject({ type: z.string(), amountMinor: z.int() })),
          /** The deposit that is ended by it; 0 without one. */
          depositMinor: z.int(),
          /** Of it, what the store keeps as an indemnity. */
          keptMinor: z.int(),
          /** What the store pays beside it, in cash. */
          twofoldMinor: z.int(),
          /** Why it can't be given up so; null where it can. */
          failure: failure.nullable(),
        }),
      ),
    }),
  ),
  /** Gives it up: what was paid goes into the seat's basket to be refunded, what was not is cancelled with it. */
  cancelOrder: sellingCall(
    z.strictObject({ ...command, order: id, lines: chosen, by: z.enum(givenUpBy) }),
    basketAck.extend({
      /** Nothing came back, and it is done. */
      isDone: z.boolean(),
      /** Of the whole basket; below zero what is to be given back. */
      remainingMinor: z.int(),
    }),
  ),
} as const;
