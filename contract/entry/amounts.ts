import { z } from 'zod';
import { maximumAmountMinor } from '../../domain/money/minor.ts';

/** An amount in minor units. Negative zero is refused: canonical JSON has one zero. */
export const minor = z
  .int()
  .min(-maximumAmountMinor)
  .max(maximumAmountMinor)
  .refine((amount) => !Object.is(amount, -0), 'negative zero');

/** A sum since the first entry: may be far larger than one amount, still exact. */
export const totalMinor = z.int().refine((amount) => !Object.is(amount, -0), 'negative zero');

export const currency = z.string().regex(/^[A-Z]{3}$/);
export const vatCategory = z.enum(['S', 'Z', 'E', 'G', 'K', 'O', 'M']);
/** Hundredths of a percent: 20 % is 2000. */
export const vatRateBp = z.int().min(0).max(10_000);

export const vatTotal = z.strictObject({
  vatCategory,
  vatRateBp,
  grossMinor: totalMinor,
  netMinor: totalMinor,
  vatMinor: totalMinor,
});

/** An integer with its scale: 1,250 kg is `{ value: 1250, scale: 3 }`. */
export const quantity = z.strictObject({ value: z.int(), scale: z.int().min(0).max(3) });

/** ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });
export const businessDay = z.iso.date();

/** SHA-256 in base64url: 43 characters. */
export const sha256Text = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** ECDSA P-256 signature in IEEE P1363 form, base64url: 86 characters. */
export const signatureText = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
/** Random id of 128 bits or more, made at the till. */
export const randomId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

/** A code of the retailer's list of reasons; never what a cashier typed (law 6). */
export const reasonCode = z.string().regex(/^([a-z][a-z0-9-]{0,39})?$/);
/** Another entry of any journal. */
export const entryPlace = z.strictObject({ journalId: randomId, sequence: z.int().min(1) });
/** The same, or an order that no till took: at 0 of its id (`domain/transaction/sold-place.ts`). */
export const soldPlace = z.strictObject({ journalId: randomId, sequence: z.int().min(0) });
/** An order of the platform. */
export const orderPlace = z.strictObject({ orderId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });
