import { ok, type Result, refuse } from '../result.ts';
import { bytesOfJournalId, journalIdBytes, journalIdOf } from '../scan/journal-id-bytes.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';

/** Version of a code that says where the entry is, and nothing of what was sold. */
const version = 1;
/** One byte of version, the journal's id, the sequence (big-endian, 32 bits): every code of a receipt begins so. */
const length = 1 + journalIdBytes + 4;
/** The other version says what was sold behind it (`receipt-slip.ts`). */
const versions: readonly number[] = [version, 2];

/**
 * What the code on a gift receipt says: where its entry is, and no price. Null for a journal whose id
 * is not 16 bytes in base64url (none that a till makes): its receipts carry no code.
 */
export function packReceiptPlace(of: EntryPlace): Uint8Array | null {
  return bytesOfJournalId(of.journalId) === null || of.sequence > 0xffff_ffff
    ? null
    : placeBytes(version, of);
}

/** Where the entry of a receipt's code is, whatever else the code says. */
export function readReceiptPlace(payload: Uint8Array): Result<EntryPlace, 'NO_RECEIPT_PLACE'> {
  const read = versions.map((known) => readPlaceBytes(known, payload)).find((of) => of !== null);
  // The first version says nothing more.
  const isSound = read && (payload[0] !== version || payload.length === length);
  return isSound ? ok(read.of) : refuse('NO_RECEIPT_PLACE');
}

/** The start of a receipt's code. The journal is one whose id `packReceiptPlace` takes. */
export function placeBytes(of: number, { journalId, sequence }: EntryPlace): Uint8Array {
  const payload = new Uint8Array(length);
  payload[0] = of;
  payload.set(bytesOfJournalId(journalId) ?? [], 1);
  new DataView(payload.buffer).setUint32(1 + journalIdBytes, sequence);
  return payload;
}

/** Null when the code is of another version, or none. */
export function readPlaceBytes(
  of: number,
  payload: Uint8Array,
): { of: EntryPlace; end: number } | null {
  if (payload.length < length || payload[0] !== of) return null;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const sequence = view.getUint32(1 + journalIdBytes);
  if (sequence === 0) return null;
  return {
    of: { journalId: journalIdOf(payload.subarray(1, 1 + journalIdBytes)), sequence },
    end: length,
  };
}
