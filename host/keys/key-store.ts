import type { KeyObject } from 'node:crypto';

/** An ES256 key of the till. `keyId` is its JWK thumbprint (RFC 7638), base64url. */
export interface SigningKey {
  keyId: string;
  privateKey: KeyObject;
  publicKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
}

/** By what tablets know this till: a key for TLS, and the certificate that it made out to itself, as PEM. */
export interface TabletServerKey {
  privateKey: KeyObject;
  certificate: string;
}

/**
 * The till's secrets. Reading is synchronous, for a command may not wait while it holds the writer
 * (law 1); a new key is kept for good before `createSigningKey` resolves, so no entry is ever signed
 * with a key that a power cut takes away.
 */
export interface KeyStore {
  /** The secrets are only as safe as the machine's file permissions; the status page says so. */
  readonly isWeak: boolean;
  /** 32 bytes for the till file's cipher. */
  databaseKey(): Buffer;
  /** 32 bytes that go into every hashed PIN and badge. */
  pepper(): Buffer;
  /** Null when the key is lost: its journal can't go on and is sealed (law 5). */
  signingKey(keyId: string): SigningKey | null;
  signingKeyIds(): string[];
  createSigningKey(): Promise<SigningKey>;
  /** What proves this till to its platform; it signs no entry. Null when it is lost. */
  platformKey(keyId: string): SigningKey | null;
  /**
   * A key to enrol with, kept for good: the one of the last try, if `inUse` is another, for its
   * answer may have been lost. Of older ones only the one in use stays.
   */
  keyToEnrol(inUse: string | null): Promise<SigningKey>;
  /** Null before the first, and when it can't be read. */
  tabletServer(): TabletServerKey | null;
  /** Makes out a certificate for the key that is kept, or for a new one; both are kept for good. */
  renewTabletServer(certify: (privateKey: KeyObject) => string): Promise<TabletServerKey>;
}
