import { z } from 'zod';
import { isDate } from '../../../domain/tax-free/parse-mrz.ts';
import { slipStates } from '../../../domain/tax-free/slip.ts';
import { entryPlace } from '../../entry/amounts.ts';
import { printJobView } from '../printing-shapes.ts';
import { seat } from '../views.ts';
import { command, sellingCall } from './selling-call.ts';

const slipId = z.string().max(64);
const day = z.string().refine(isDate, 'not a day');

/** A tax-free slip as the page draws it; nothing of who it is made out to. Amounts in minor units. */
const taxFreeSlipView = z.strictObject({
  id: z.string(),
  number: z.int(),
  state: z.enum(slipStates),
  isCancelAsked: z.boolean(),
  operator: z.string(),
  receipts: z.array(entryPlace.extend({ receiptNumber: z.string() })),
  currency: z.string(),
  grossMinor: z.int(),
  documentId: z.string(),
  refundMinor: z.int().nullable(),
  reason: z.string(),
  /** UTC. */
  preparedAt: z.string(),
});
export type TaxFreeSlipView = z.infer<typeof taxFreeSlipView>;

const obstacle = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('no-receipt') }),
  z.strictObject({ code: z.literal('other-store'), receiptNumber: z.string() }),
  z.strictObject({ code: z.literal('other-currency'), receiptNumber: z.string() }),
  z.strictObject({ code: z.literal('has-slip'), receiptNumber: z.string() }),
  z.strictObject({ code: z.literal('days-apart'), from: z.string(), through: z.string() }),
  z.strictObject({ code: z.literal('too-late'), lastDay: z.string() }),
  z.strictObject({ code: z.literal('nothing-eligible') }),
  z.strictObject({ code: z.literal('below-threshold'), missingMinor: z.int() }),
]);

const taxFreeEligibility = z.strictObject({
  /** False where the shop offers none. */
  isOffered: z.boolean(),
  receipts: z.array(
    entryPlace.extend({
      receiptNumber: z.string(),
      businessDay: z.string(),
      totalMinor: z.int(),
    }),
  ),
  currency: z.string(),
  /** Of what may be on the slip, VAT included. */
  grossMinor: z.int(),
  /** What it must be above. */
  aboveMinor: z.int(),
  obstacles: z.array(obstacle),
  /** What is left out, and why. */
  excluded: z.array(
    z.strictObject({
      label: z.string(),
      why: z.enum(['returned', 'service', 'no-vat', 'not-carried', 'money', 'category']),
    }),
  ),
  /** The newest slip of the first receipt, however it ended; null if it never had one. */
  slip: taxFreeSlipView.nullable(),
});
export type TaxFreeEligibility = z.infer<typeof taxFreeEligibility>;

/** Personal data: it goes to the operator, and into no file, entry or log. */
const buyer = z.strictObject({
  surname: z.string().trim().min(1).max(80),
  givenNames: z.string().trim().max(80),
  documentNumber: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{4,20}$/),
  documentCountry: z.string().regex(/^[A-Z]{2,3}$|^D$/),
  birthDate: day,
  residenceCountry: z.string().regex(/^[A-Z]{2}$/),
  staysUnderSixMonths: z.boolean(),
});

/**
 * Slips for the customs. What waits for the operator is no command (law 1), and none of it can be
 * allowed by a second person: an approval would sign a hash of the passport's number (law 6).
 */
export const taxFreeCalls = {
  /** Receipts by their place, by the code on them or by their number. Changes nothing; works offline. */
  taxFreeEligibility: sellingCall(
    z.strictObject({
      seat,
      receipts: z.array(z.union([z.string().min(1).max(512), entryPlace])).max(20),
    }),
    taxFreeEligibility,
  ),
  /** Asks the operator for a slip. The same id answers the same slip; one that is open is asked about. */
  issueTaxFree: {
    ...sellingCall(
      z.strictObject({
        commandId: command.commandId,
        seat,
        receipts: z.array(entryPlace).min(1).max(20),
        buyer,
      }),
      taxFreeSlipView,
    ),
    timeoutMs: 60_000,
  },
  /**
   * Asks the operator to cancel it. Without an answer it stays `isCancelAsked`, the till goes on asking,
   * and goods may come back meanwhile.
   */
  cancelTaxFree: {
    ...sellingCall(z.strictObject({ seat, slipId }), taxFreeSlipView),
    timeoutMs: 60_000,
  },
  /** Asks the operator how it stands. */
  refreshTaxFree: {
    ...sellingCall(z.strictObject({ seat, slipId }), taxFreeSlipView),
    timeoutMs: 60_000,
  },
  /** Newest first. */
  taxFreeSlips: sellingCall(
    z.strictObject({
      seat,
      before: z.int().min(1).nullable(),
      limit: z.int().min(1).max(100),
    }),
    z.strictObject({ slips: z.array(taxFreeSlipView) }),
  ),
  /** Puts the slip's paper into the printer's queue. */
  printTaxFree: sellingCall(
    z.strictObject({
      commandId: command.commandId,
      seat,
      slipId,
      printer: z.enum(['main', 'spare']).default('main'),
    }),
    printJobView,
  ),
} as const;
