import { z } from 'zod';
import { slipStates } from '../../domain/tax-free/slip.ts';
import { currency, entryPlace, minor, randomId, reasonCode } from './amounts.ts';

/**
 * `tax-free-slip`: a slip for the customs as it is from here on; the last entry of a `slipId` is how it
 * stands. Nothing of who it is made out to (law 6): the operator alone has that.
 */
export const taxFreeSlipBody = z.strictObject({
  /** Our key at the operator. */
  slipId: randomId,
  state: z.enum(slipStates),
  isCancelAsked: z.boolean(),
  operator: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** The transactions whose goods are on it. */
  receipts: z.array(entryPlace).min(1).max(20),
  currency,
  /** Of the goods on it, VAT included, and the VAT in it. */
  grossMinor: minor.min(0),
  vatMinor: minor.min(0),
  documentId: z.string().regex(/^[A-Za-z0-9-]{0,40}$/),
  refundMinor: minor.min(0).nullable(),
  reason: reasonCode,
});
