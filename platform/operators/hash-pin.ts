import { createHash, scryptSync } from 'node:crypto';
import type { PinHash } from '../../contract/document/operator.ts';
import { assert } from '../../domain/assert.ts';

/** 32 MB and about 80 ms on a till's processor: a person does not notice, a thief with the file does. */
export const pinCostLog2 = 15;
/** The least that a document may ask for; for PINs that are no secret. */
export const openPinCostLog2 = 12;

/**
 * What a feed carries of a PIN: never the PIN. The salt is given, so that a seed makes the same
 * documents each time; a real one is 16 random bytes.
 */
export function hashPin(pin: string, salt: Buffer, costLog2 = pinCostLog2): PinHash {
  assert(/^\d{4,8}$/.test(pin), 'A PIN has four to eight digits');
  assert(salt.length >= 16, 'A salt has 16 bytes or more');
  const options = { N: 2 ** costLog2, r: 8, p: 1, maxmem: 2 ** 26 };
  return {
    digits: pin.length,
    salt: salt.toString('base64url'),
    costLog2,
    hash: scryptSync(pin, salt, 32, options).toString('base64url'),
  };
}

/** What a feed carries of a badge. Its body is random and long, so one fast hash is enough. */
export function hashBadge(body: string): string {
  assert(/^[0-9A-Z]{16,}$/.test(body), 'A badge can not be guessed');
  return createHash('sha256').update(`comptoir/badge/1${body}`).digest('base64url');
}
