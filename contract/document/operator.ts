import { z } from 'zod';

const sha256 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * What a PIN is checked against: scrypt (RFC 7914) of its digits as ASCII, r = 8, p = 1, 32 bytes,
 * base64url. The till stores it wrapped (`sealedBy`), so that a copied file alone tells no PIN.
 */
const pinHash = z.strictObject({
  /** How many digits it has, so that the pad knows when it is whole. Who approves has six. */
  digits: z.int().min(4).max(8),
  salt: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  /** N = 2 ^ this. Bounded: a document must not be able to ask for gigabytes. */
  costLog2: z.int().min(12).max(17),
  hash: sha256,
});
export type PinHash = z.infer<typeof pinHash>;

/** A person who signs on. `id` is the pseudonym that entries carry; the name is for the screen only. */
export const operatorDocument = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.literal('operator'),
  /** What the screen and the ticket show, such as "Inès M.". */
  alias: z.string().min(1).max(40),
  role: z.enum(['cashier', 'associate', 'manager']),
  language: z.enum(['fr', 'en']),
  /** Null for who has no PIN yet and can't sign on. */
  pin: pinHash.nullable().default(null),
  /** SHA-256 of `comptoir/badge/1` and the body of the badge's own code, base64url; empty for no badge. */
  badge: z.union([z.literal(''), sha256]).default(''),
  /** Who left is kept, so that old entries can name them, and signs on no more. */
  isActive: z.boolean().default(true),
  /** Which till's pepper wraps PIN and badge; empty as a feed brings it. */
  sealedBy: z.string().max(43).default(''),
});
export type OperatorDocument = z.infer<typeof operatorDocument>;
