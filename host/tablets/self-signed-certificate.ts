import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import {
  bitString,
  generalName,
  integer,
  moment,
  objectId,
  octets,
  sequence,
  setOf,
  tagged,
  trueValue,
  utf8,
} from './der.ts';

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));

/**
 * An X.509 v3 certificate (RFC 5280) that a P-256 key makes out to itself, as PEM: node:crypto reads
 * certificates and makes none. It is for a server and for nothing else, and no authority for others.
 */
export function selfSignedCertificate({
  privateKey,
  commonName,
  names,
  serial,
  fromMs,
  untilMs,
}: {
  privateKey: KeyObject;
  commonName: string;
  /** What the server is reached by: IPv4 addresses and names of the machine, in ASCII. */
  names: readonly string[];
  /** Random, 16 bytes. */
  serial: Uint8Array;
  fromMs: number;
  untilMs: number;
}): string {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const name = sequence(setOf(sequence(objectId('2.5.4.3'), utf8(commonName))));
  const content = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    name,
    sequence(moment(fromMs), moment(untilMs)),
    name,
    publicKey,
    tagged(
      3,
      sequence(
        // Basic constraints: empty, so no authority.
        critical('2.5.29.19', sequence()),
        // Key usage: digital signature, the first of the bits.
        critical('2.5.29.15', bitString(Buffer.from([0x80]), 7)),
        // Extended key usage: a TLS server.
        plain('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
        plain('2.5.29.17', sequence(...names.map(generalName))),
        plain('2.5.29.14', octets(createHash('sha1').update(publicKey).digest())),
      ),
    ),
  );
  const signature = sign('sha256', content, { key: privateKey, dsaEncoding: 'der' });
  return pem(sequence(content, ecdsaWithSha256, bitString(signature)));
}

function critical(id: string, value: Buffer): Buffer {
  return sequence(objectId(id), trueValue(), octets(value));
}

function plain(id: string, value: Buffer): Buffer {
  return sequence(objectId(id), octets(value));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
