import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import streamsFile from '../../test/fixtures/wedge/streams.json' with { type: 'json' };
import { readKeys } from './read-keys.ts';
import { wedgeDecoder } from './wedge-decoder.ts';
import type { WedgeKey } from './wedge-key.ts';

const streams = z
  .array(
    z.strictObject({
      scanner: z.string(),
      system: z.string(),
      capsLock: z.enum(['', 'letters', 'shift-lock']),
      text: z.string(),
      keys: z.array(z.tuple([z.string(), z.string(), z.enum(['', 's', 'g', 'c'])])),
    }),
  )
  .parse(streamsFile);
type Stream = (typeof streams)[number];

const gs = '\u001d';

function keysOf(stream: Stream, everyMs: number, atMs = 1_000): WedgeKey[] {
  return stream.keys.map(([code, key, held], index) => ({
    code,
    key,
    shift: held === 's',
    ctrl: held === 'c',
    alt: false,
    meta: false,
    altGr: held === 'g',
    capsLock: stream.capsLock !== '',
    repeat: false,
    atMs: atMs + index * everyMs,
  }));
}

/** The code heard, or null when the keys went to the page as typing. */
function heard(
  stream: Stream,
  everyMs: number,
  decoder = wedgeDecoder(),
  atMs = 1_000,
): string | null {
  const keys = keysOf(stream, everyMs, atMs);
  for (const key of keys) decoder.key(key, false);
  const [last] = keys.slice(-1);
  if (!last) throw new Error('A stream has keys');
  const enter = { ...last, code: 'Enter', key: 'Enter', shift: false, ctrl: false, altGr: false };
  const { verdict } = decoder.key({ ...enter, atMs: last.atMs + everyMs }, false);
  return verdict.kind === 'scan' ? verdict.code : null;
}

const nameOf = ({ scanner, system, capsLock, text }: Stream): string =>
  `${text.replace(gs, '␝')} from ${scanner} on ${system}${capsLock && `, Caps Lock (${capsLock})`}`;

test.each(streams.map((stream) => [nameOf(stream), stream] as const))('%s', (_, stream) => {
  expect(heard(stream, 5)).toBe(stream.text);
  // As slow as scanners get: what proves itself by its check digit or character is a scan too.
  expect(heard(stream, 80)).toBe(stream.text);
});

describe('a text without a check digit', () => {
  /** `Z-7` as a US scanner sends it to a German system: its letter and its sign are others there. */
  const sku: Stream = {
    scanner: 'us',
    system: 'german',
    capsLock: '',
    text: 'ZY-071',
    keys: [
      ['KeyZ', 'Y', 's'],
      ['KeyY', 'Z', 's'],
      ['Minus', 'ß', ''],
      ['Digit0', '0', ''],
      ['Digit7', '7', ''],
      ['Digit1', '1', ''],
    ],
  };

  it('is read as the system reads it, until an own code has shown how the scanner is set', () => {
    const decoder = wedgeDecoder();
    expect(heard(sku, 5, decoder)).toBe('YZß071');
    const own = streams.find(
      (each) => nameOf(each).endsWith('from us on german') && each.text.startsWith('CPT'),
    );
    if (!own) throw new Error('There is such a stream');
    expect(heard(own, 5, decoder, 5_000)).toBe(own.text);
    expect(heard(sku, 5, decoder, 9_000)).toBe('ZY-071');
  });

  it('is read anew when another scanner is plugged in whose digits come otherwise', () => {
    const decoder = wedgeDecoder();
    const ofUs = streams.find(
      (each) => nameOf(each).startsWith('CPT') && nameOf(each).endsWith('from us on french'),
    );
    if (!ofUs) throw new Error('There is such a stream');
    expect(heard(ofUs, 5, decoder)).toBe(ofUs.text);
    const french: Stream = {
      scanner: 'french',
      system: 'french',
      capsLock: '',
      text: 'AZ12',
      keys: [
        ['KeyQ', 'A', 's'],
        ['KeyW', 'Z', 's'],
        ['Digit1', '1', 's'],
        ['Digit2', '2', 's'],
      ],
    };
    expect(heard(french, 5, decoder, 9_000)).toBe('AZ12');
  });
});

it('digits alone show no layout', () => {
  const ean = streams.find((each) => nameOf(each) === '3520170012346 from us on french');
  if (!ean) throw new Error('There is such a stream');
  expect(readKeys(keysOf(ean, 5)).proves).toBeNull();
});
