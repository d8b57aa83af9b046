import { packReceiptPlace, readReceiptPlace } from '../receipt/receipt-place.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';

/** What a customer's own telephone is let in by: made and signed by a till, with or without a network. */
export interface Invitation {
  /** Random, of 16 bytes; nobody has it yet. Who fills the form becomes this customer, once. */
  customerId: string;
  /** From then on it is worth nothing; whole minutes are kept. */
  expiresMs: number;
  /** The sale that it credits; null for one that is not paid yet. */
  of: EntryPlace | null;
}

const minuteMs = 60_000;
/** An id of 16 bytes and a number of 32 bits with their version, as the place of a receipt is packed. */
const partBytes = 21;

/** Null for an id that is not of 16 bytes in base64url. */
export function packInvitation({ customerId, expiresMs, of }: Invitation): Uint8Array | null {
  const who = packReceiptPlace({
    journalId: customerId,
    sequence: Math.ceil(expiresMs / minuteMs),
  });
  const where = of === null ? new Uint8Array(0) : packReceiptPlace(of);
  return who === null || where === null ? null : Uint8Array.of(...who, ...where);
}

/** Null for what is no invitation. */
export function readInvitation(payload: Uint8Array): Invitation | null {
  const who = readReceiptPlace(payload.slice(0, partBytes));
  const rest = payload.slice(partBytes);
  const where = rest.length === 0 ? null : readReceiptPlace(rest);
  if (!who.ok || where?.ok === false || (rest.length !== 0 && rest.length !== partBytes))
    return null;
  const { journalId: customerId, sequence: minutes } = who.value;
  return { customerId, expiresMs: minutes * minuteMs, of: where === null ? null : where.value };
}
