import type { Signer } from '../journal/signer.ts';

/** Order of P-256 (FIPS 186-5, D.1.2.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * ES256 over a manifest, as base64url and as DER. Of the two signatures that verify, (r, s) and
 * (r, n − s), it is the one with the smaller s: so nobody can exchange it for the other unseen.
 */
export function signManifest(
  bytes: Uint8Array,
  signer: Pick<Signer, 'sign'>,
): { text: string; der: Buffer } {
  const octets = Buffer.from(signer.sign(bytes));
  const r = octets.subarray(0, 32);
  const s = BigInt(`0x${octets.subarray(32).toString('hex')}`);
  const small = s > order / 2n ? order - s : s;
  const smallOctets = Buffer.from(small.toString(16).padStart(64, '0'), 'hex');
  const text = Buffer.concat([r, smallOctets]).toString('base64url');
  const body = Buffer.concat([integer(r), integer(smallOctets)]);
  return { text, der: Buffer.concat([Buffer.from([0x30, body.length]), body]) };
}

/** INTEGER of X.690 §8.3: no needless zero in front, one where the number would look negative. */
function integer(octets: Buffer): Buffer {
  const start = Math.max(
    0,
    octets.findIndex((octet) => octet !== 0),
  );
  const short = octets.subarray(start);
  const value = (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short;
  return Buffer.concat([Buffer.from([0x02, value.length]), value]);
}
