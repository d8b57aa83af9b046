import { isIPv4 } from 'node:net';
import { assert } from '../../domain/assert.ts';

/**
 * The few forms of DER (ITU-T X.690) that a certificate needs. Each function gives the whole element:
 * tag, length, content.
 */
export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

export function setOf(part: Uint8Array): Buffer {
  return element(0x31, part);
}

/** Content as it is, under an explicit context tag. */
export function tagged(number: number, content: Uint8Array): Buffer {
  return element(0xa0 | number, content);
}

/** A whole number that is not below zero, big-endian: without needless zeros, never read as negative. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const trimmed = first < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first));
  const isHigh = (trimmed[0] ?? 0) >= 0x80;
  return element(0x02, isHigh ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
}

export function trueValue(): Buffer {
  return element(0x01, Buffer.from([0xff]));
}

/** `1.2.840.10045.4.3.2` */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

export function utf8(text: string): Buffer {
  return element(0x0c, Buffer.from(text, 'utf8'));
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return element(0x03, Buffer.concat([Buffer.from([unusedBits]), bytes]));
}

export function octets(bytes: Uint8Array): Buffer {
  return element(0x04, bytes);
}

/** A moment of a certificate, to the second: two digits of the year until 2049, then four (RFC 5280 §4.1.2.5). */
export function moment(atMs: number): Buffer {
  const [year = '', rest = ''] = split(new Date(atMs).toISOString());
  return Number(year) < 2050
    ? element(0x17, Buffer.from(`${year.slice(2)}${rest}Z`, 'ascii'))
    : element(0x18, Buffer.from(`${year}${rest}Z`, 'ascii'));
}

/** A name of the machine, or its IPv4 address, as a subject's other names have it (RFC 5280 §4.2.1.6). */
export function generalName(name: string): Buffer {
  return isIPv4(name)
    ? element(0x87, Buffer.from(name.split('.').map(Number)))
    : element(0x82, Buffer.from(name, 'ascii'));
}

function split(iso: string): [string, string] {
  const digits = iso.replace(/\.\d+Z$/, '').replaceAll(/[-:T]/g, '');
  return [digits.slice(0, 4), digits.slice(4)];
}

function base128(number: number): number[] {
  const groups = [number & 0x7f];
  for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
  return groups;
}

function element(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): number[] {
  assert(length < 0x1_0000, 'A part of a certificate is small');
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
