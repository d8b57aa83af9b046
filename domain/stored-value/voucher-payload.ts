import { assert } from '../assert.ts';
import { isAmount } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import { bytesOfJournalId, journalIdBytes, journalIdOf } from '../scan/journal-id-bytes.ts';
import { readValueNumber, type ValueNumber } from './value-number.ts';

/** What the code on a gift card, an avoir or a deposit's receipt says and its signature covers. */
export interface VoucherPayload extends ValueNumber {
  /** What it was issued with; what is left of it the ledger knows. */
  amountMinor: number;
  currency: string;
  /**
   * The journal that issued it: any till finds the key by it, and whose it is. Empty of codes that do not
   * say it.
   */
  journalId: string;
}

/** Says number, currency, amount and last day. */
const first = { version: 1, length: 1 + 12 + 3 + 5 + 10 };
/** Says the journal that signed it besides; the last day is in the number. */
const second = { version: 2, length: 1 + 12 + 3 + 5 + journalIdBytes };

/**
 * 37 bytes: version, number (12, ASCII; its first sign is the kind, the next two its end), currency (3),
 * amount (5, most significant first), journal (16). Of a journal whose id is no such bytes (none that a till
 * makes) 31: the last day as `YYYY-MM-DD` or ten spaces instead.
 */
export function writeVoucherPayload(voucher: VoucherPayload): Uint8Array {
  assert(isAmount(voucher.amountMinor) && voucher.amountMinor > 0, 'A voucher is worth something');
  const journal = bytesOfJournalId(voucher.journalId);
  const { version, length } = journal === null ? first : second;
  const bytes = new Uint8Array(length);
  bytes[0] = version;
  bytes.set(new TextEncoder().encode(voucher.number + voucher.currency), 1);
  let rest = voucher.amountMinor;
  for (let index = 20; index >= 16; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(journal ?? new TextEncoder().encode(voucher.expiresOn.padEnd(10)), 21);
  return bytes;
}

/** `UNREADABLE`: not what a release writes, or one part contradicts another. */
export function readVoucherPayload(bytes: Uint8Array): Result<VoucherPayload, 'UNREADABLE'> {
  const isFirst = bytes.length === first.length && bytes[0] === first.version;
  const isSecond = bytes.length === second.length && bytes[0] === second.version;
  if (!isFirst && !isSecond) return refuse('UNREADABLE');
  const text = (from: number, to: number) =>
    [...bytes.slice(from, to)].map((byte) => String.fromCharCode(byte)).join('');
  const number = readValueNumber(text(1, 13));
  const currency = text(13, 16);
  const amountMinor = bytes.slice(16, 21).reduce((sum, byte) => sum * 256 + byte, 0);
  const isWhole =
    number.ok &&
    number.value.number === text(1, 13) &&
    (isSecond || number.value.expiresOn === text(21, 31).trimEnd()) &&
    /^[A-Z]{3}$/.test(currency) &&
    isAmount(amountMinor) &&
    amountMinor > 0;
  const journalId = isSecond ? journalIdOf(bytes.slice(21)) : '';
  return isWhole ? ok({ ...number.value, currency, amountMinor, journalId }) : refuse('UNREADABLE');
}
