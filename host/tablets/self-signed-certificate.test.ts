import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer, objectId } from './der.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

const fromMs = Date.UTC(2026, 10, 30, 12);
const untilMs = Date.UTC(2029, 1, 28, 12);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function made(with_: Partial<Parameters<typeof selfSignedCertificate>[0]> = {}): string {
  return selfSignedCertificate({
    ...{ privateKey, commonName: 'Comptoir — caisse 1', names: ['192.168.1.20', 'caisse-1.local'] },
    ...{ serial: randomBytes(16), fromMs, untilMs },
    ...with_,
  });
}

describe('a certificate that the till makes out to itself', () => {
  test('is read by node with its key, names, dates and use', () => {
    const read = new X509Certificate(made());
    expect(read.verify(createPublicKey(privateKey))).toBe(true);
    expect(read.checkPrivateKey(privateKey)).toBe(true);
    expect(read.subject).toBe('CN=Comptoir — caisse 1');
    expect(read.subjectAltName).toBe('IP Address:192.168.1.20, DNS:caisse-1.local');
    expect(read.checkIP('192.168.1.20')).toBe('192.168.1.20');
    expect(read.checkHost('caisse-1.local', { subject: 'never' })).toBe('caisse-1.local');
    expect(read.checkIP('192.168.1.21')).toBeUndefined();
    expect(read.ca).toBe(false);
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(Date.parse(read.validFrom)).toBe(fromMs);
    expect(Date.parse(read.validTo)).toBe(untilMs);
  });

  test('is verified by openssl in its strictest reading', () => {
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-certificate-'));
    const file = join(folder, 'till.pem');
    writeFileSync(file, made({ fromMs: Date.now() - 1_000, untilMs: Date.now() + 86_400_000 }));
    const said = execFileSync('openssl', [
      ...['verify', '-x509_strict', '-check_ss_sig', '-purpose', 'sslserver'],
      ...['-verify_ip', '192.168.1.20', '-CAfile', file, file],
    ]);
    expect(String(said)).toBe(`${file}: OK\n`);
    rmSync(folder, { recursive: true });
  });

  test('ends after 2049 too', () => {
    const read = new X509Certificate(made({ untilMs: Date.UTC(2051, 0, 2, 3, 4, 5) }));
    expect(Date.parse(read.validTo)).toBe(Date.UTC(2051, 0, 2, 3, 4, 5));
  });

  test('is read back whatever its serial number, names and lengths are', () => {
    const name = fc
      .array(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/), { minLength: 1, maxLength: 4 })
      .map((labels) => labels.join('.'));
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.array(fc.oneof(name, fc.ipV4()), { minLength: 1, maxLength: 12 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        (serial, names, commonName) => {
          const read = new X509Certificate(made({ serial, names, commonName }));
          expect(read.verify(createPublicKey(privateKey))).toBe(true);
          expect(BigInt(`0x${read.serialNumber}`)).toBe(
            BigInt(`0x${Buffer.from(serial).toString('hex')}`),
          );
          expect(read.subjectAltName?.split(', ')).toHaveLength(names.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('numbers are never negative and have no needless zeros', () => {
  expect(integer(Buffer.from([0, 0, 0x80])).toString('hex')).toBe('02020080');
  expect(integer(Buffer.from([0, 0])).toString('hex')).toBe('020100');
  expect(integer(Buffer.from([0x7f])).toString('hex')).toBe('02017f');
});

test('an object identifier is written as X.690 has it', () => {
  expect(objectId('1.2.840.10045.4.3.2').toString('hex')).toBe('06082a8648ce3d040302');
  expect(objectId('2.5.29.17').toString('hex')).toBe('0603551d11');
});
