import { assert } from '../assert.ts';

/** Writes numbers and short texts one after the other, each as short as it is. */
export interface Packer {
  /** Zero or above, in groups of seven bits, the last group first marked as such. */
  number(value: number): void;
  /** Of either sign. */
  signed(value: number): void;
  /** UTF-8 behind its length. */
  text(value: string): void;
  bytes(): Uint8Array;
}

export function createPacker(start: Uint8Array): Packer {
  const bytes: number[] = [...start];
  const number = (value: number): void => {
    assert(Number.isSafeInteger(value) && value >= 0, 'What is packed is a natural number');
    let rest = value;
    while (rest >= 128) {
      bytes.push(128 + (rest % 128));
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  return {
    number,
    signed: (value) => number(value < 0 ? -2 * value - 1 : 2 * value),
    text(value) {
      const encoded = new TextEncoder().encode(value);
      number(encoded.length);
      bytes.push(...encoded);
    },
    bytes: () => Uint8Array.from(bytes),
  };
}

/** Thrown by an unpacker that finds no such thing; who unpacks catches it. */
export class Unpackable extends Error {}

/** Reads what a packer wrote. Every reader throws `Unpackable` at the end, or at what no packer writes. */
export interface Unpacker {
  number(): number;
  signed(): number;
  text(): string;
  isAtEnd(): boolean;
}

export function createUnpacker(bytes: Uint8Array, from: number): Unpacker {
  let at = from;
  const number = (): number => {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = bytes[at];
      at += 1;
      if (byte === undefined) throw new Unpackable('no byte is left');
      value += (byte % 128) * weight;
      if (!Number.isSafeInteger(value)) throw new Unpackable('no safe number');
      if (byte < 128) return value;
      weight *= 128;
    }
  };
  return {
    number,
    signed() {
      const packed = number();
      return packed % 2 === 0 ? packed / 2 : 0 - (packed + 1) / 2;
    },
    text() {
      const length = number();
      if (at + length > bytes.length) throw new Unpackable('a text without its end');
      const encoded = bytes.subarray(at, at + length);
      at += length;
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(encoded);
      } catch {
        throw new Unpackable('no UTF-8');
      }
    },
    isAtEnd: () => at === bytes.length,
  };
}
