import { assert } from '../assert.ts';
import { ok, type Result, refuse } from '../result.ts';
import { readCrockford, writeCrockford } from './crockford.ts';
import { type OwnCodeKind, readOwnCode, writeOwnCode } from './own-code.ts';

/** An own code that vouches for itself: another till of the retailer can check it without a network. */
export interface SignedCode {
  kind: OwnCodeKind;
  /** What it says, in a form that the kind's module reads. */
  payload: Uint8Array;
  /** First 8 bytes of the RFC 7638 thumbprint of the key that signed. */
  keyId: Uint8Array;
  /** ES256, r ‖ s (IEEE P1363), over `signedBytes`. */
  signature: Uint8Array;
}

export const keyIdBytes = 8;
const signatureBytes = 64;
/** With key id and signature 500 signs, the longest own code: a QR code of version 18 at level M. */
const maximumPayload = 240;

/** As it is printed: payload ‖ key id ‖ signature in Crockford's base 32, as an own code. */
export function writeSignedCode({ kind, payload, keyId, signature }: SignedCode): string {
  assert(payload.length <= maximumPayload, 'The payload of a signed code is short');
  assert(keyId.length === keyIdBytes, 'A key id of 8 bytes');
  assert(signature.length === signatureBytes, 'A signature of 64 bytes');
  const bytes = new Uint8Array(payload.length + keyIdBytes + signatureBytes);
  bytes.set(payload);
  bytes.set(keyId, payload.length);
  bytes.set(signature, payload.length + keyIdBytes);
  return writeOwnCode(kind, writeCrockford(bytes));
}

/** Its form only; whether the signature is right is for who has the keys. */
export function readSignedCode(text: string): Result<SignedCode, 'NO_OWN_CODE' | 'MISREAD'> {
  const own = readOwnCode(text);
  if (!own.ok) return own;
  const bytes = readCrockford(own.value.body);
  const payloadBytes = (bytes?.length ?? 0) - keyIdBytes - signatureBytes;
  if (bytes === null || payloadBytes < 0) return refuse('MISREAD');
  return ok({
    kind: own.value.kind,
    payload: bytes.slice(0, payloadBytes),
    keyId: bytes.slice(payloadBytes, payloadBytes + keyIdBytes),
    signature: bytes.slice(payloadBytes + keyIdBytes),
  });
}

/**
 * What the signature covers: `comptoir/<kind>/1`, then the payload. The text keeps a signature from
 * being used for a code of another kind, or the journal's for a code.
 */
export function signedBytes(kind: OwnCodeKind, payload: Uint8Array): Uint8Array {
  const domain = new TextEncoder().encode(`comptoir/${kind}/1`);
  const bytes = new Uint8Array(domain.length + payload.length);
  bytes.set(domain);
  bytes.set(payload, domain.length);
  return bytes;
}
