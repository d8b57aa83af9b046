import { createHash, randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, which a manager would misread. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Forty random bits, as they are read out: `7K3M-Q9TX`. */
export function newPairingCode(): string {
  const code = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What is kept of a code; equal however it was typed. */
export function pairingCodeHash(code: string): string {
  const plain = code.toUpperCase().replaceAll('-', '');
  return createHash('sha256').update(plain).digest('base64url');
}
