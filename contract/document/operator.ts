import { z } from 'zod';

/** A person who signs on. `id` is the pseudonym that entries carry; the name is for the screen only. */
export const operatorDocument = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.literal('operator'),
  /** What the screen and the ticket show, such as "Inès M.". */
  alias: z.string().min(1).max(40),
  role: z.enum(['cashier', 'associate', 'manager']),
  language: z.enum(['fr', 'en']),
});
export type OperatorDocument = z.infer<typeof operatorDocument>;
