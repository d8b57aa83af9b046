import { z } from 'zod';
import { actions } from '../../domain/operator/permissions.ts';

const role = z.enum(['cashier', 'associate', 'manager']);

const permission = z.strictObject({
  isAllowed: z.boolean(),
  upToRateBp: z.int().nullable(),
  upToMinor: z.int().nullable(),
});

const reasons = z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() }));

/** Somebody who works here, as a tile shows them. `pinDigits` 0: no PIN yet. */
export const person = z.strictObject({
  id: z.string(),
  alias: z.string(),
  role,
  pinDigits: z.int(),
});
export type Person = z.infer<typeof person>;

/** Who works at a seat, and what they may: what the sign-on screen and every choice of the page draw. */
export const seatSnapshot = z.strictObject({
  language: z.enum(['fr', 'en']),
  /** Nobody: the page shows the names and asks for a PIN. */
  operator: z
    .strictObject({
      id: z.string(),
      alias: z.string(),
      role,
      permissions: z.record(z.enum(actions), permission),
    })
    .nullable(),
  /** Nobody ever signs off where the shop wants no sign-on. */
  canSignOff: z.boolean(),
  /** Who was here when the screen locked, or empty. */
  lockedOperatorId: z.string(),
  /** Everybody who works here, by name. `pinDigits` 0: no PIN yet. */
  people: z.array(person),
  /** A word of the retailer for who signs on. */
  hint: z.strictObject({ fr: z.string(), en: z.string() }).nullable(),
  /** Why a price may be changed or a basket given up, in the order shown. */
  reasons: z.strictObject({
    'line-discount': reasons,
    'basket-discount': reasons,
    'price-override': reasons,
    abandon: reasons,
  }),
});
export type SeatSnapshot = z.infer<typeof seatSnapshot>;
