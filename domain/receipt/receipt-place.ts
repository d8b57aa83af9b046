import { ok, type Result, refuse } from '../result.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';

/** Version of what a receipt's code holds. */
const version = 1;
const idBytes = 16;
/** One byte of version, the journal's id, the sequence (big-endian, 32 bits). */
const length = 1 + idBytes + 4;

/**
 * What the code on a receipt says: where its entry is. Null for a journal whose id is not 16 bytes in
 * base64url (none that a till makes): its receipts carry no code.
 */
export function packReceiptPlace({ journalId, sequence }: EntryPlace): Uint8Array | null {
  const id = bytesOf(journalId);
  if (id === null || sequence > 0xffff_ffff) return null;
  const payload = new Uint8Array(length);
  payload[0] = version;
  payload.set(id, 1);
  new DataView(payload.buffer).setUint32(1 + idBytes, sequence);
  return payload;
}

export function readReceiptPlace(payload: Uint8Array): Result<EntryPlace, 'NO_RECEIPT_PLACE'> {
  if (payload.length !== length || payload[0] !== version) return refuse('NO_RECEIPT_PLACE');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const sequence = view.getUint32(1 + idBytes);
  if (sequence === 0) return refuse('NO_RECEIPT_PLACE');
  return ok({ journalId: textOf(payload.subarray(1, 1 + idBytes)), sequence });
}

function bytesOf(journalId: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]{22}$/.test(journalId)) return null;
  const binary = atob(`${journalId.replaceAll('-', '+').replaceAll('_', '/')}==`);
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  // Another spelling of the same bytes would come back as another id.
  return bytes.length === idBytes && textOf(bytes) === journalId ? bytes : null;
}

function textOf(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
