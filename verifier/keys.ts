import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { get, type Json, text } from './json.ts';

/** SHA-256 as base64url without padding. */
export function digest(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** RFC 7638. */
export function thumbprint(jwk: Json): string {
  const [crv, kty, x, y] = ['crv', 'kty', 'x', 'y'].map((member) => text(get(jwk, member)));
  return digest(`{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`);
}

/** Null when it is no point of the curve. */
export function publicKey(jwk: Json): KeyObject | null {
  const member = (name: string) => text(get(jwk, name));
  if (member('kty') !== 'EC' || member('crv') !== 'P-256') return null;
  try {
    const key = { kty: 'EC', crv: 'P-256', x: member('x'), y: member('y') };
    return createPublicKey({ key, format: 'jwk' });
  } catch {
    return null;
  }
}

/** ES256 in the one spelling of base64url that there is for it. */
export function isSigned(bytes: Uint8Array, signature: string, key: KeyObject): boolean {
  const octets = Buffer.from(signature, 'base64url');
  if (octets.length !== 64 || octets.toString('base64url') !== signature) return false;
  return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, octets);
}

const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** Whether s is the smaller of the two that verify. */
export function hasSmallS(signature: string): boolean {
  const s = Buffer.from(signature, 'base64url').subarray(32).toString('hex');
  return s.length === 64 && BigInt(`0x${s}`) <= order / 2n;
}

/** r ‖ s as DER: SEQUENCE { INTEGER r, INTEGER s } (RFC 3279 §2.2.3). */
export function derOf(signature: string): Buffer {
  const octets = Buffer.from(signature, 'base64url');
  const body = Buffer.concat([integer(octets.subarray(0, 32)), integer(octets.subarray(32, 64))]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function integer(octets: Buffer): Buffer {
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start += 1;
  const short = octets.subarray(start);
  const isNegative = (short[0] ?? 0) >= 0x80;
  const value = isNegative ? Buffer.concat([Buffer.from([0]), short]) : short;
  return Buffer.concat([Buffer.from([0x02, value.length]), value]);
}
