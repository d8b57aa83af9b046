import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashBadge, hashPin } from '../../platform/operators/hash-pin.ts';
import { sampleOperator, tillPage } from '../../test/conformance/sample-documents.ts';
import { isPinOf, operatorOfBadge, pepperId, sealedPage } from './pepper.ts';

const badgeBody = 'ABCDEFGH01234567';
const fed = {
  ...sampleOperator('op-1'),
  pin: hashPin('4711', randomBytes(16)),
  badge: hashBadge(badgeBody),
};
const pepper = randomBytes(32);

function sealedBy(key: Buffer) {
  const page = tillPage(1, [{ collection: 'operators', document: fed }]);
  const [change] = sealedPage(page, key).changes;
  if (change?.collection !== 'operators' || 'erased' in change) throw new Error('no operator');
  return change.document;
}

it('the PIN that a feed brought as a hash is known by it, and no other', async () => {
  const { pin } = sealedBy(pepper);
  if (!pin) throw new Error('no PIN');
  expect(await isPinOf('4711', pin, pepper)).toBe(true);
  expect(await isPinOf('4712', pin, pepper)).toBe(false);
  expect(await isPinOf('', pin, pepper)).toBe(false);
});

it('what is stored differs from what was fed, and is worth nothing without this till’s pepper', async () => {
  const sealed = sealedBy(pepper);
  expect(sealed.pin?.hash).not.toBe(fed.pin.hash);
  expect(sealed.badge).not.toBe(fed.badge);
  expect(sealed.sealedBy).toBe(pepperId(pepper));
  const other = randomBytes(32);
  expect(sealed.pin && (await isPinOf('4711', sealed.pin, other))).toBe(false);
  expect(operatorOfBadge(badgeBody, [sealed], other)).toBeNull();
});

it('is wrapped once, however often the page passes', () => {
  const sealed = sealedBy(pepper);
  const page = tillPage(2, [{ collection: 'operators', document: sealed }]);
  expect(sealedPage(page, pepper)).toEqual(page);
});

it('a badge is its operator’s; an empty one is nobody’s', () => {
  const sealed = sealedBy(pepper);
  expect(operatorOfBadge(badgeBody, [sealed], pepper)?.id).toBe('op-1');
  expect(operatorOfBadge('ABCDEFGH01234568', [sealed], pepper)).toBeNull();
  expect(operatorOfBadge('', [sampleOperator('op-2')], pepper)).toBeNull();
});
