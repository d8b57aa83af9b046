import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { expect, test } from 'vitest';
import { isSignedBy } from './verify-signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function signed(text: string): string {
  return sign('sha256', Buffer.from(text), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
}

test('good signatures are good, whatever bytes their numbers begin with', async () => {
  // One in 256 begins with a zero byte, half with a bit that looks like a sign.
  const texts: string[] = [];
  const signatures: string[] = [];
  const firsts: number[] = [];
  // Some runs have none among the first thousands.
  while (texts.length < 1_500 || (!firsts.includes(0) && texts.length < 20_000)) {
    const text = `entry ${String(texts.length)}`;
    const signature = signed(text);
    texts.push(text);
    signatures.push(signature);
    firsts.push(Buffer.from(signature, 'base64url')[0] ?? 0);
  }
  expect(firsts).toContain(0);
  expect(firsts.filter((first) => first >= 0x80).length).toBeGreaterThan(0);
  const good = await Promise.all(
    texts.map((text, index) => isSignedBy(publicKey, text, signatures[index] ?? '')),
  );
  expect(good.every(Boolean)).toBe(true);
});

test.each([
  ['another text', (signature: string) => ({ text: 'not what was signed', signature })],
  ['a byte changed', (signature: string) => ({ text: 'x', signature: changed(signature) })],
  ['the numbers swapped', (signature: string) => ({ text: 'x', signature: swapped(signature) })],
  ['only zeroes', () => ({ text: 'x', signature: Buffer.alloc(64).toString('base64url') })],
  ['one byte less', (signature: string) => ({ text: 'x', signature: signature.slice(0, -2) })],
  ['the same bytes in another spelling', (s: string) => ({ text: 'x', signature: respelled(s) })],
  ['nothing', () => ({ text: 'x', signature: '' })],
])('%s is no signature', async (_, alter) => {
  const { text, signature } = alter(signed('x'));
  expect(await isSignedBy(publicKey, text, signature)).toBe(false);
});

test("another's key is not ours", async () => {
  const other: KeyObject = createPublicKey(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  );
  expect(await isSignedBy(other, 'x', signed('x'))).toBe(false);
});

test('a signature over the hash of the hash is none', async () => {
  const hashed = createHash('sha256').update('x').digest('base64url');
  expect(await isSignedBy(publicKey, hashed, signed('x'))).toBe(false);
});

function changed(signature: string): string {
  const bytes = Buffer.from(signature, 'base64url');
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return bytes.toString('base64url');
}

function swapped(signature: string): string {
  const bytes = Buffer.from(signature, 'base64url');
  return Buffer.concat([bytes.subarray(32), bytes.subarray(0, 32)]).toString('base64url');
}

/** Of the last sign only two bits count; with another one the bytes stay the same. */
function respelled(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(signature.at(-1) ?? '');
  return `${signature.slice(0, -1)}${alphabet[last ^ 1] ?? ''}`;
}
