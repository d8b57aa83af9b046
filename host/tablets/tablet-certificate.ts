import { X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { KeyStore, TabletServerKey } from '../keys/key-store.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

const dayMs = 86_400_000;
/** iOS takes no server's certificate that lives longer (support.apple.com/HT210176). */
const lifeMs = 820 * dayMs;
/** A new one is made out before the old one ends. */
const renewBeforeMs = 30 * dayMs;
/** The clock of a tablet may be somewhat behind. */
const backdatedMs = dayMs;

/**
 * The certificate by which tablets know this till, for these names: the one that is kept if it is good for all
 * of them and for some time yet, else a new one of the same key. The first name is an IPv4 address.
 */
export async function tabletCertificate({
  keys,
  names,
  commonName,
  nowMs,
  serial,
}: {
  keys: KeyStore;
  names: readonly string[];
  commonName: string;
  nowMs: number;
  /** Random, 16 bytes. */
  serial: Uint8Array;
}): Promise<TabletServerKey> {
  const kept = keys.tabletServer();
  if (kept !== null && isGoodFor(kept.certificate, names, nowMs)) return kept;
  return keys.renewTabletServer((privateKey) =>
    selfSignedCertificate({
      ...{ privateKey, commonName, names, serial },
      fromMs: nowMs - backdatedMs,
      untilMs: nowMs + lifeMs,
    }),
  );
}

/** SHA-256 of the certificate, as browsers show it: `AB:CD:…`. */
export function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

function isGoodFor(certificate: string, names: readonly string[], nowMs: number): boolean {
  const read = new X509Certificate(certificate);
  const isAtTime = nowMs >= Date.parse(read.validFrom);
  return (
    isAtTime &&
    nowMs < Date.parse(read.validTo) - renewBeforeMs &&
    names.every((name) => (isIPv4(name) ? read.checkIP(name) : read.checkHost(name)) !== undefined)
  );
}
