import { sign, verify } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import { openFileKeyStore } from './file-key-store.ts';
import type { KeyStore } from './key-store.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'comptoir-keys-'));

function open(folder: string, tillExists: boolean): KeyStore {
  const opened = openFileKeyStore({ folder, tillExists });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

test('secrets are made once and come back the same', async () => {
  const folder = newFolder();
  const first = open(folder, false);
  const key = await first.createSigningKey();
  const again = open(folder, true);
  expect(again.databaseKey()).toEqual(first.databaseKey());
  expect(again.databaseKey()).toHaveLength(32);
  expect(again.pepper()).toEqual(first.pepper());
  expect(again.pepper()).not.toEqual(again.databaseKey());
  expect(again.signingKeyIds()).toEqual([key.keyId]);
  expect(again.isWeak).toBe(true);
  expect(open(newFolder(), false).databaseKey()).not.toEqual(first.databaseKey());
});

test('a signing key that was read back signs what its public key verifies', async () => {
  const folder = newFolder();
  const { keyId, publicKey } = await open(folder, false).createSigningKey();
  const key = open(folder, true).signingKey(keyId);
  if (key === null) throw new Error('lost');
  const signature = sign('sha256', Buffer.from('entry'), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  expect(
    verify(
      'sha256',
      Buffer.from('entry'),
      { key: publicKey, format: 'jwk', dsaEncoding: 'ieee-p1363' },
      signature,
    ),
  ).toBe(true);
});

test('a key to enrol with is kept before it is shown, and the same one is tried again', async () => {
  const folder = newFolder();
  const first = await open(folder, false).keyToEnrol(null);
  const store = open(folder, true);
  expect(await store.keyToEnrol(null)).toMatchObject({ keyId: first.keyId });
  expect(store.platformKey(first.keyId)?.publicKey).toEqual(first.publicKey);
  expect(store.signingKeyIds()).toEqual([]);
});

test('a till that enrols anew has another key, and of the old ones only the one in use', async () => {
  const store = open(newFolder(), false);
  const first = await store.keyToEnrol(null);
  const second = await store.keyToEnrol(first.keyId);
  const third = await store.keyToEnrol(second.keyId);
  expect(new Set([first.keyId, second.keyId, third.keyId]).size).toBe(3);
  expect(store.platformKey(first.keyId)).toBeNull();
  expect(store.platformKey(second.keyId)).not.toBeNull();
});

test.skipIf(process.platform === 'win32')('only its owner may read the key file', () => {
  const folder = newFolder();
  open(folder, false);
  const file = join(folder, 'keys.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o640);
  expect(openFileKeyStore({ folder, tillExists: true })).toEqual(
    refuse(fail('KEY_FILE_EXPOSED', { file })),
  );
});

test('a lost key file is never replaced while a till needs it', () => {
  const folder = newFolder();
  const file = join(folder, 'keys.json');
  expect(openFileKeyStore({ folder, tillExists: true })).toEqual(
    refuse(fail('KEY_FILE_LOST', { file })),
  );
  expect(existsSync(file)).toBe(false);
});

test.each(['', '{"format":1', '{"format":2}', 'null'])(
  'a key file %j is damaged and left alone',
  (text) => {
    const folder = newFolder();
    const file = join(folder, 'keys.json');
    writeFileSync(file, text, { mode: 0o600 });
    for (const tillExists of [true, false])
      expect(openFileKeyStore({ folder, tillExists })).toEqual(
        refuse(fail('KEY_FILE_DAMAGED', { file })),
      );
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

test('a lost signing key is lost alone, and stays in the file for support', async () => {
  const folder = newFolder();
  const file = join(folder, 'keys.json');
  const { keyId } = await open(folder, false).createSigningKey();
  const damaged = readFileSync(file, 'utf8').replace(/"d": "[^"]*"/, '"d": "damaged"');
  writeFileSync(file, damaged, { mode: 0o600 });
  const store = open(folder, true);
  expect(store.signingKey(keyId)).toBeNull();
  expect(store.signingKey('never-seen')).toBeNull();
  const replacement = await store.createSigningKey();
  expect(open(folder, true).signingKeyIds()).toEqual([replacement.keyId]);
  expect(readFileSync(file, 'utf8')).toContain('damaged');
});

test('a crash while writing leaves the old file; what it left of the new one is in nobody’s way', async () => {
  const folder = newFolder();
  const store = open(folder, false);
  writeFileSync(join(folder, 'keys.json.new'), '{"format":1,');
  const { keyId } = await store.createSigningKey();
  expect(open(folder, true).signingKeyIds()).toEqual([keyId]);
});
