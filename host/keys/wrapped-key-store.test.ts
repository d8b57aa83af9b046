import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import { openFileKeyStore } from './file-key-store.ts';
import type { KeyStore } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';

/** A system's key store: what one account wraps, another can't unwrap. */
function newSystem() {
  const system = {
    account: 'shop',
    isRefusing: false,
    isLying: false,
    isStale: false,
    wrapped: 0,
    async wrap(text: string) {
      if (system.isRefusing) return null;
      system.wrapped += 1;
      const scrambled = Buffer.from(`${system.account} ${system.wrapped} ${text}`).reverse();
      return scrambled.toString('base64');
    },
    async unwrap(wrapped: string) {
      if (system.isRefusing || system.isLying) return null;
      const [, account, text] =
        /^(\S+) \d+ (.*)$/s.exec(Buffer.from(wrapped, 'base64').reverse().toString()) ?? [];
      return account === system.account && text !== undefined
        ? { text, isStale: system.isStale }
        : null;
    },
  };
  return system;
}

function newPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-keys-'));
  const openFile = join(folder, 'keys.json');
  const wrappedFile = join(folder, 'keys.wrapped.json');
  return { folder, openFile, wrappedFile };
}

async function opened(place: Parameters<typeof openKeyStore>[0]): Promise<KeyStore> {
  const store = await openKeyStore(place);
  if (!store.ok) throw new FailureError(store.error);
  return store.value;
}

test('keys are made once, lie wrapped, come back the same, and do not count as weak', async () => {
  const { folder, openFile, wrappedFile } = newPlace();
  const wrap = newSystem();
  const first = await opened({ folder, tillExists: false, wrap });
  const key = await first.createSigningKey();
  const again = await opened({ folder, tillExists: true, wrap });
  expect(again.databaseKey()).toEqual(first.databaseKey());
  expect(again.pepper()).toEqual(first.pepper());
  expect(again.signingKey(key.keyId)?.publicKey).toEqual(key.publicKey);
  expect(again.isWeak).toBe(false);
  expect(existsSync(openFile)).toBe(false);
  expect(readFileSync(wrappedFile, 'utf8')).not.toContain(
    first.databaseKey().toString('base64url'),
  );
});

test('a new signing key is wrapped and on disk before anyone can sign with it', async () => {
  const { folder, wrappedFile } = newPlace();
  const wrap = newSystem();
  const store = await opened({ folder, tillExists: false, wrap });
  const before = readFileSync(wrappedFile, 'utf8');
  wrap.isRefusing = true;
  await expect(store.createSigningKey()).rejects.toEqual(
    new FailureError(fail('KEYS_WRAPPED', { file: wrappedFile })),
  );
  expect(store.signingKeyIds()).toEqual([]);
  expect(readFileSync(wrappedFile, 'utf8')).toBe(before);
  wrap.isRefusing = false;
  const { keyId } = await store.createSigningKey();
  expect((await opened({ folder, tillExists: true, wrap })).signingKeyIds()).toEqual([keyId]);
});

test('a till of the kiosk shell gets its keys wrapped, and the open file goes', async () => {
  const { folder, openFile } = newPlace();
  const kiosk = openFileKeyStore({ folder, tillExists: false });
  if (!kiosk.ok) throw new FailureError(kiosk.error);
  const { keyId } = await kiosk.value.createSigningKey();
  const store = await opened({ folder, tillExists: true, wrap: newSystem() });
  expect(store.databaseKey()).toEqual(kiosk.value.databaseKey());
  expect(store.signingKeyIds()).toEqual([keyId]);
  expect(existsSync(openFile)).toBe(false);
});

test.each(['isRefusing', 'isLying'] as const)(
  'while the system %s, an open file stays, serves and counts as weak',
  async (fault) => {
    const { folder, openFile, wrappedFile } = newPlace();
    const wrap = newSystem();
    wrap[fault] = true;
    const store = await opened({ folder, tillExists: false, wrap });
    expect(store.isWeak).toBe(true);
    expect(existsSync(openFile)).toBe(true);
    expect(existsSync(wrappedFile)).toBe(false);
    wrap[fault] = false;
    const later = await opened({ folder, tillExists: true, wrap });
    expect(later.isWeak).toBe(false);
    expect(later.databaseKey()).toEqual(store.databaseKey());
  },
);

test('an open copy that a crash left beside the wrapped keys goes; another till’s stays', async () => {
  const { folder, openFile } = newPlace();
  const wrap = newSystem();
  const kiosk = openFileKeyStore({ folder, tillExists: false });
  const copy = readFileSync(openFile, 'utf8');
  await opened({ folder, tillExists: true, wrap });
  writeFileSync(openFile, copy, { mode: 0o600 });
  await opened({ folder, tillExists: true, wrap });
  expect(existsSync(openFile)).toBe(false);

  const other = newPlace();
  openFileKeyStore({ folder: other.folder, tillExists: false });
  writeFileSync(openFile, readFileSync(other.openFile, 'utf8'), { mode: 0o600 });
  const store = await opened({ folder, tillExists: true, wrap });
  expect(existsSync(openFile)).toBe(true);
  expect(kiosk.ok && kiosk.value.databaseKey()).toEqual(store.databaseKey());
});

test('keys that the system replaced its own key for are wrapped anew', async () => {
  const { folder, wrappedFile } = newPlace();
  const wrap = newSystem();
  const { keyId } = await (await opened({ folder, tillExists: false, wrap })).createSigningKey();
  const before = readFileSync(wrappedFile, 'utf8');
  await opened({ folder, tillExists: true, wrap });
  expect(readFileSync(wrappedFile, 'utf8')).toBe(before);
  wrap.isStale = true;
  await opened({ folder, tillExists: true, wrap });
  expect(readFileSync(wrappedFile, 'utf8')).not.toBe(before);
  wrap.isStale = false;
  expect((await opened({ folder, tillExists: true, wrap })).signingKeyIds()).toEqual([keyId]);
});

test('wrapped keys that are lost are never replaced while a till needs them', async () => {
  const { folder, wrappedFile } = newPlace();
  const wrap = newSystem();
  await opened({ folder, tillExists: false, wrap });
  rmSync(wrappedFile);
  expect(await openKeyStore({ folder, tillExists: true, wrap })).toEqual(
    refuse(fail('KEY_FILE_LOST', { file: wrappedFile })),
  );
  expect(existsSync(wrappedFile)).toBe(false);
});

test('another account, or a shell that can not unwrap, is told so; nothing changes', async () => {
  const { folder, openFile, wrappedFile } = newPlace();
  const wrap = newSystem();
  await opened({ folder, tillExists: false, wrap });
  const before = readFileSync(wrappedFile, 'utf8');
  const told = refuse(fail('KEYS_WRAPPED', { file: wrappedFile }));
  wrap.account = 'visitor';
  expect(await openKeyStore({ folder, tillExists: true, wrap })).toEqual(told);
  expect(await openKeyStore({ folder, tillExists: true, wrap: null })).toEqual(told);
  expect(readFileSync(wrappedFile, 'utf8')).toBe(before);
  expect(existsSync(openFile)).toBe(false);
});

test.each(['', '{"format":1', '{"format":2,"wrapped":""}', '{"format":1,"wrapped":7}'])(
  'a wrapped key file %j is damaged and left alone',
  async (text) => {
    const { folder, wrappedFile } = newPlace();
    writeFileSync(wrappedFile, text, { mode: 0o600 });
    for (const tillExists of [true, false])
      expect(await openKeyStore({ folder, tillExists, wrap: newSystem() })).toEqual(
        refuse(fail('KEY_FILE_DAMAGED', { file: wrappedFile })),
      );
    expect(readFileSync(wrappedFile, 'utf8')).toBe(text);
  },
);

test.skipIf(process.platform === 'win32')(
  'an open key file that others can read is not wrapped but refused',
  async () => {
    const { folder, openFile, wrappedFile } = newPlace();
    openFileKeyStore({ folder, tillExists: false });
    chmodSync(openFile, 0o644);
    expect(await openKeyStore({ folder, tillExists: true, wrap: newSystem() })).toEqual(
      refuse(fail('KEY_FILE_EXPOSED', { file: openFile })),
    );
    expect(existsSync(wrappedFile)).toBe(false);
  },
);
