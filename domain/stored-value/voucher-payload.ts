import { assert } from '../assert.ts';
import { isAmount } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import { readValueNumber, type ValueNumber } from './value-number.ts';

/** What the code on a gift card, an avoir or a deposit's receipt says and its signature covers. */
export interface VoucherPayload extends ValueNumber {
  /** What it was issued with; what is left of it the ledger knows. */
  amountMinor: number;
  currency: string;
}

const version = 1;
const length = 1 + 12 + 3 + 5 + 10;

/**
 * 31 bytes: version, number (12, ASCII; its first sign is the kind), currency (3), amount (5, most
 * significant first), last day as `YYYY-MM-DD` or ten spaces.
 */
export function writeVoucherPayload(voucher: VoucherPayload): Uint8Array {
  assert(isAmount(voucher.amountMinor) && voucher.amountMinor > 0, 'A voucher is worth something');
  const text = voucher.number + voucher.currency;
  const bytes = new Uint8Array(length);
  bytes[0] = version;
  bytes.set(new TextEncoder().encode(text), 1);
  let rest = voucher.amountMinor;
  for (let index = 20; index >= 16; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(new TextEncoder().encode(voucher.expiresOn.padEnd(10)), 21);
  return bytes;
}

/** `UNREADABLE`: not what this release writes, or one part contradicts another. */
export function readVoucherPayload(bytes: Uint8Array): Result<VoucherPayload, 'UNREADABLE'> {
  if (bytes.length !== length || bytes[0] !== version) return refuse('UNREADABLE');
  const text = (from: number, to: number) =>
    [...bytes.slice(from, to)].map((byte) => String.fromCharCode(byte)).join('');
  const number = readValueNumber(text(1, 13));
  const currency = text(13, 16);
  const amountMinor = bytes.slice(16, 21).reduce((sum, byte) => sum * 256 + byte, 0);
  const isWhole =
    number.ok &&
    number.value.expiresOn === text(21, 31).trimEnd() &&
    /^[A-Z]{3}$/.test(currency) &&
    isAmount(amountMinor) &&
    amountMinor > 0;
  return isWhole ? ok({ ...number.value, currency, amountMinor }) : refuse('UNREADABLE');
}
