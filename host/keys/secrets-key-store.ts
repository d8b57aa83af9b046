import { z } from 'zod';
import type { KeySecrets } from './key-secrets.ts';
import type { KeyStore, SigningKey, TabletServerKey } from './key-store.ts';
import { generateSigningKey, privateJwk, signingKeyOf } from './signing-key.ts';

/**
 * A key store over secrets at hand. `keep` makes the changed secrets durable; a new key is given out
 * only after that.
 */
export function secretsKeyStore(
  secrets: KeySecrets,
  { isWeak, keep }: { isWeak: boolean; keep(changed: KeySecrets): void | Promise<void> },
): KeyStore {
  let kept = secrets;
  const signingKeys = readable(kept.signingKeys);
  let platformKeys = readable(kept.platformKeys ?? {});
  return {
    isWeak,
    databaseKey: () => Buffer.from(kept.databaseKey, 'base64url'),
    pepper: () => Buffer.from(kept.pepper, 'base64url'),
    signingKey: (keyId) => signingKeys.get(keyId) ?? null,
    signingKeyIds: () => [...signingKeys.keys()],
    async createSigningKey() {
      const { key, jwk } = generateSigningKey();
      const more = { ...kept, signingKeys: { ...kept.signingKeys, [key.keyId]: jwk } };
      await keep(more);
      kept = more;
      signingKeys.set(key.keyId, key);
      return key;
    },
    platformKey: (keyId) => platformKeys.get(keyId) ?? null,
    async keyToEnrol(inUse) {
      const newest = [...platformKeys.values()].at(-1);
      if (newest && newest.keyId !== inUse) return newest;
      const { key, jwk } = generateSigningKey();
      const current = newest && kept.platformKeys?.[newest.keyId];
      const platform = { ...(newest && { [newest.keyId]: current }), [key.keyId]: jwk };
      const changed = { ...kept, platformKeys: platform };
      await keep(changed);
      kept = changed;
      platformKeys = readable(platform);
      return key;
    },
    tabletServer: () => readTabletServer(kept.tabletServer),
    async renewTabletServer(certify) {
      const stored = storedTabletServer.safeParse(kept.tabletServer);
      const jwk = stored.success ? stored.data.key : generateSigningKey().jwk;
      const { privateKey } = signingKeyOf(jwk);
      const certificate = certify(privateKey);
      const changed = { ...kept, tabletServer: { key: jwk, certificate } };
      await keep(changed);
      kept = changed;
      return { privateKey, certificate };
    },
  };
}

const storedTabletServer = z.strictObject({ key: privateJwk, certificate: z.string() });

function readTabletServer(stored: unknown): TabletServerKey | null {
  const read = storedTabletServer.safeParse(stored);
  if (!read.success) return null;
  const key = readSigningKey(read.data.key);
  return key && { privateKey: key.privateKey, certificate: read.data.certificate };
}

/** Keys that can't be read are lost alone. */
function readable(stored: Readonly<Record<string, unknown>>): Map<string, SigningKey> {
  const keys = new Map<string, SigningKey>();
  for (const [keyId, jwk] of Object.entries(stored)) {
    const key = readSigningKey(jwk);
    if (key?.keyId === keyId) keys.set(keyId, key);
  }
  return keys;
}

function readSigningKey(stored: unknown): SigningKey | null {
  const jwk = privateJwk.safeParse(stored);
  if (!jwk.success) return null;
  try {
    return signingKeyOf(jwk.data);
  } catch {
    return null;
  }
}
