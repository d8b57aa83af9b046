import { z } from 'zod';
import { businessDay, currency } from '../entry/amounts.ts';

/** What one company owes under its gift cards, avoirs or deposits. `openMinor` = `issuedMinor` − `usedMinor` − `expiredMinor`. */
const valueLiability = z.strictObject({
  /** Who issued them and owes the money; empty of what was used before its issue arrived. */
  companyId: z.string(),
  companyName: z.string(),
  kind: z.enum(['gift-card', 'store-credit', 'deposit']),
  currency,
  /** Numbers. */
  count: z.int().min(0),
  /** Of these with something left. */
  openCount: z.int().min(0),
  issuedMinor: z.int(),
  usedMinor: z.int(),
  /** Of what was used: at stores of other companies, which are owed it. */
  usedElsewhereMinor: z.int(),
  /** What was left when its month was over. */
  expiredMinor: z.int().min(0),
  openMinor: z.int(),
  /** Taken beyond what was there, by tills that did not know of each other; `openMinor` is less by that much. */
  overdrawnMinor: z.int().min(0),
});
export type ValueLiability = z.infer<typeof valueLiability>;

/** As the entries that have arrived say, with their business days up to that one. */
export const valueLiabilitiesAnswer = z.strictObject({
  businessDay,
  liabilities: z.array(valueLiability),
});
export type ValueLiabilitiesAnswer = z.infer<typeof valueLiabilitiesAnswer>;
