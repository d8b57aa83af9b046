import { type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';

/** Bytes of each of the two numbers of a P-256 signature. */
const numberBytes = 32;

/**
 * Whether this key signed this text (ES256, base64url of the two numbers, RFC 7518 §3.4). The thread
 * pool does it, so many at once cost the caller little.
 */
export async function isSignedBy(
  key: KeyObject,
  text: string,
  signature: string,
): Promise<boolean> {
  const raw = Buffer.from(signature, 'base64url');
  // Exactly one text stands for a signature: another spelling of the same bytes is an edit.
  if (raw.byteLength !== 2 * numberBytes || raw.toString('base64url') !== signature) return false;
  return await verifyInPool('sha256', Buffer.from(text), key, derOf(raw));
}

const verifyInPool = promisify(verify);

/**
 * The same two numbers as OpenSSL wants them. Node would do it too (`ieee-p1363`), but it asks the key
 * first, on the calling thread, and waits there for each signature that the pool has under way with
 * that key: then they are verified one after the other, and nothing else runs.
 */
function derOf(raw: Buffer): Buffer {
  const numbers = Buffer.concat([
    derNumber(raw.subarray(0, numberBytes)),
    derNumber(raw.subarray(numberBytes)),
  ]);
  return Buffer.concat([Buffer.of(0x30, numbers.byteLength), numbers]);
}

/** A positive INTEGER (X.690 §8.3): no zero bytes before it but one where it would look negative. */
function derNumber(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const least = first < 0 ? bytes.subarray(-1) : bytes.subarray(first);
  const sign = (least[0] ?? 0) < 0x80 ? [] : [0];
  return Buffer.of(0x02, sign.length + least.byteLength, ...sign, ...least);
}
