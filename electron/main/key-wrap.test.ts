import { expect, test } from 'vitest';
import { standInSafeStorage } from '../../test/support/stand-in-safe-storage.ts';
import { answerKeyRequest, wrapsKeys } from './key-wrap.ts';

test('what was wrapped is unwrapped, under the id of the request', async () => {
  const store = standInSafeStorage();
  const { keyAnswer } = await answerKeyRequest(store, { wrap: { id: 3, text: 'clé' } });
  expect(keyAnswer).toMatchObject({ id: 3, isStale: false });
  expect(Buffer.from(keyAnswer.text ?? '', 'base64').toString()).not.toContain('clé');
  expect(
    await answerKeyRequest(store, { unwrap: { id: 4, wrapped: keyAnswer.text ?? '' } }),
  ).toEqual({ keyAnswer: { id: 4, text: 'clé', isStale: false } });
});

test('what the system refuses is answered too', async () => {
  const wrapped = Buffer.from('nonsense').toString('base64');
  expect(await answerKeyRequest(standInSafeStorage(), { unwrap: { id: 5, wrapped } })).toEqual({
    keyAnswer: { id: 5, text: null, isStale: false },
  });
});

test.each([
  ['win32', {}, true],
  ['darwin', {}, true],
  ['linux', { backend: 'gnome_libsecret' }, true],
  ['linux', { backend: 'kwallet6' }, true],
  ['linux', { backend: 'basic_text' }, false],
  ['linux', { backend: 'unknown' }, false],
  ['win32', { isAvailable: false }, false],
] as const)('on %s with %j keys are wrapped: %s', async (platform, given, expected) => {
  expect(await wrapsKeys(standInSafeStorage(given), platform)).toBe(expected);
});
