import { z } from 'zod';
import { randomId, sha256Text } from '../entry/amounts.ts';
import { publicJwk } from '../entry/journal-bodies.ts';

/**
 * A key that a till of the network signs its receipts with, and which till that is: the value of the
 * setting `receiptKeyId`. Every till has those of all, so that
 * it can check a code without a network.
 */
export const receiptKey = z.strictObject({
  keyId: sha256Text,
  journalId: randomId,
  publicKey: publicJwk,
  company: z.strictObject({ id: z.string().max(64), name: z.string().max(200) }),
  store: z.strictObject({ id: z.string().max(64), name: z.string().max(200) }),
  tillNumber: z.string().max(20),
});
export type ReceiptKey = z.infer<typeof receiptKey>;

/** Signs of a key id that name it: 60 bits, which the 8 bytes in a code begin with too. */
const shownSigns = 10;

/** Of a whole key id, or of the 8 bytes that a code names its key by, in base64url. */
export function receiptKeyId(keyId: string, journalId: string): string {
  return `receipt-key.${keyId.slice(0, shownSigns)}.${journalId}`;
}
