import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { entryBodies } from '../../contract/entry/entry-types.ts';
import { envelope } from '../../contract/entry/envelope.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { rebuildProjections } from '../../host/journal/projections.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { personalState } from '../../verifier/personal-check.ts';
import { readSigned, type StoredLine } from '../../verifier/stored-line.ts';
import { findingsOf } from '../support/findings-of.ts';
import { fixtureFolder, loadFixture, readFixture } from '../support/read-journal-fixture.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/journal-format.md'), 'utf8');

describe.each(readdirSync(fixtureFolder))('the fixture journal %s', (version) => {
  const fixture = readFixture(version);

  test('verifies, and its heads are those that its release had', () => {
    const journal = loadFixture(version);
    expect(verifyJournals(journal)).toMatchObject({
      ok: true,
      checked: fixture.lines.length,
      erased: version === 'v1' ? 1 : 0,
      unknown: 0,
    });
    expect(journal.heads()).toEqual(fixture.heads);
  });

  test('is read whole through the up-casts', () => {
    for (const { bytes, type } of fixture.entries) {
      expect(readEntry(bytes)).toMatchObject({ known: true, type });
    }
  });

  test('is enough for a stranger who has only the page', () => {
    expect(findingsOf(fixture.lines)).toEqual([]);
  });
});

/** What there was before the types of the day. */
const firstTypes = [
  'journal-opened',
  'key-rotated',
  'journal-sealed',
  'transaction',
  'basket-abandoned',
  'closure',
  'event',
];

test('the fixtures hold every type there is', () => {
  const types = new Set(
    readdirSync(fixtureFolder).flatMap((version) =>
      readFixture(version).entries.map(({ type }) => type),
    ),
  );
  expect([...types].toSorted()).toEqual(Object.keys(entryBodies).toSorted());
});

test('the fixture journal v1 holds every type there was, a returned line, a deposit, a liability and both hours of 25 October', () => {
  const fixture = readFixture('v1');
  const text = fixture.entries.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n');
  for (const type of firstTypes) expect(text).toContain(`"type":"${type}"`);
  for (const part of [
    '"fulfilment":"return"',
    '"accounting":"deposit"',
    '"accounting":"liability"',
  ]) {
    expect(text).toContain(part);
  }
  const clocks = /"local":"2026-10-25T02:\d\d:\d\d","monotonicMs":\d+,"offsetMinutes":(120|60)/g;
  expect(new Set([...text.matchAll(clocks)].map(([, offset]) => offset))).toEqual(
    new Set(['120', '60']),
  );
});

describe('what a shop of this release wrote (v1-shop)', () => {
  const { entries } = readFixture('v1-shop');
  const text = entries.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n');

  test.each([
    ['a return', '"kind":"return"'],
    ['an exchange', '"kind":"exchange"'],
    ['money to where it came from', '"refundOf":{'],
    ['an avoir given', '"tenderedMinor":-7990'],
    ['an avoir and a gift card taken', '"kind":"gift-card"'],
    ['what was kept of a voucher', '"type":"voucher-excess"'],
    ['a deposit taken off', '"kind":"deposit"'],
    ['a discount of a line', '"source":"line-discount"'],
    ['a discount of the basket', '"source":"basket-discount"'],
    ['a price by hand', '"source":"price-override"'],
    ['a serial number', '"serialNumber":"SN-42"'],
    ['a first print', '"event":"receipt-printed"'],
    ['which receipt it was of', '"receiptNumber":"'],
    ['a duplicate', '"event":"receipt-duplicated"'],
    ['a basket given up', '"type":"basket-abandoned"'],
  ])('holds %s', (_, part) => {
    expect(text).toContain(part);
  });

  test('folds to the returns and the stored value that its commits stored', () => {
    const journal = loadFixture('v1-shop');
    const stored = JSON.parse(readFileSync(join(fixtureFolder, 'v1-shop', 'indexes.json'), 'utf8'));
    rebuildProjections(journal);
    const { givenBack, valueRows } = indexes.parse(stored);
    expect(givenBack.length).toBeGreaterThan(2);
    for (const { of, by } of givenBack) expect(journal.givenBackBy(of)).toEqual(by);
    const numbers = new Set(valueRows.map(({ number }) => number));
    expect(numbers.size).toBe(3);
    expect([...numbers].flatMap((number) => journal.valueRows(number))).toEqual(valueRows);
  });
});

const dayTypes = [
  'session-opened',
  'money-moved',
  'session-handed-over',
  'money-counted',
  'session-closed',
];

test('days of a shop of this release (v1-day) hold every type of the day, and closures of day, month and year', () => {
  const { entries } = readFixture('v1-day');
  const text = entries.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n');
  for (const type of dayTypes) expect(text).toContain(`"type":"${type}"`);
  for (const period of ['day', 'month', 'year']) expect(text).toContain(`"period":"${period}"`);
  for (const part of ['"late":true', '"how":"as-expected"', '"how":"counted"', '"attempt":2']) {
    expect(text).toContain(part);
  }
});

describe('docs/journal-format.md', () => {
  const { lines, personal } = readFixture('v1');

  test('is enough to verify the fixture without our code', () => {
    expect(findingsOf(lines)).toEqual([]);
    const states = lines.map((line) =>
      personalState(
        readSigned(line)?.entry ?? null,
        personal.find((p) => p.journalId === line.journalId && p.sequence === line.sequence) ??
          null,
      ),
    );
    expect(states.filter((state) => state !== 'none')).toEqual(['intact', 'erased']);
  });

  test('and to name the entry that was tampered with', () => {
    for (const [index, line] of lines.entries()) {
      const edited = Buffer.from(line.bytes, 'base64');
      const place = edited.indexOf('"businessDay":"2026') + '"businessDay":"'.length;
      edited[place] = '3'.charCodeAt(0);
      const hash = createHash('sha256').update(edited).digest('base64url');
      const tampered: Partial<StoredLine>[] = [
        { hash },
        { bytes: edited.toString('base64') },
        { bytes: edited.toString('base64'), hash, businessDay: `3${line.businessDay.slice(1)}` },
        { signature: lines[(index + 1) % lines.length]?.signature ?? '' },
      ];
      for (const change of tampered) {
        const found = findingsOf(lines.map((l) => (l === line ? { ...l, ...change } : l)));
        expect(found.join('\n')).toContain(` ${line.journalId} ${line.sequence}`);
      }
      const cut = findingsOf(lines.filter((l) => l !== line));
      if (lines[index + 1]?.journalId === line.journalId)
        expect(cut[0]).toMatch(/^(missing|opening) /);
    }
  });

  test('shows the fixture’s first two entries as they are', () => {
    const [first, second] = lines;
    expect(block('bytes-1')).toBe(first && Buffer.from(first.bytes, 'base64').toString('utf8'));
    expect(block('bytes-2')).toBe(second && Buffer.from(second.bytes, 'base64').toString('utf8'));
    expect(block('proof-1')).toBe(`${first?.hash}\n${first?.signature}`);
    const keyId = createHash('sha256').update(block('jwk-1')).digest('base64url');
    expect(keyId).toBe(first?.keyId);
    expect(page).toContain(`is \`${keyId}\``);
  });

  test('names every field, every type and every word that an entry may hold', () => {
    const words = new Set<string>();
    for (const schema of schemas()) collect(z.toJSONSchema(schema), words);
    const missing = [...words].filter((word) => !new RegExp(`\\b${word}\\b`).test(page));
    expect(missing).toEqual([]);
  });

  test('names every problem that verification can give', () => {
    const source = readFileSync(
      join(import.meta.dirname, '../../host/journal/verify-entry.ts'),
      'utf8',
    );
    const union = /export type ProblemCode =([^;]+);/.exec(source)?.[1] ?? '';
    const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});

test('the shapes of version 1 are what they were: a change is a new version, with its own fixture', () => {
  // Before the first release a change of these lines comes with a new fixture; after it, never.
  expect(hashOf([envelope, ...bodiesOf(firstTypes)])).toBe(
    'ylekwO5KaPe8EuHwfMMnOwEc7vo42Xaeak6UkoxwCmQ',
  );
  expect(hashOf(bodiesOf(dayTypes))).toBe('EZF9pMXdVqHteBx0yuFIS30W47XvZuzX8dBcod4hMkg');
  expect(hashOf(bodiesOf(['tax-free-slip']))).toBe('n9hlxqziRMpjcQRruXlUQFmJg16nb-A3GMSdz_5_M5E');
  expect(hashOf(bodiesOf(['stock-moved']))).toBe('j932WSRh7-B6dWbUtnP4jfOfUzjybv1vLOLTMxOPzh8');
  expect(hashOf(bodiesOf(['approval']))).toBe('gsVXolbNrGGN0iY1yHguYeY9Su2bxr4hIZQGiCEakAA');
});

function hashOf(schemas: readonly z.ZodType[]): string {
  const shapes = JSON.stringify(schemas.map((schema) => z.toJSONSchema(schema)));
  return createHash('sha256').update(shapes).digest('base64url');
}

function bodiesOf(types: readonly string[]): z.ZodType[] {
  return Object.entries(entryBodies).flatMap(([type, versions]) =>
    types.includes(type) ? [versions[1]] : [],
  );
}

function schemas(): z.ZodType[] {
  return [envelope, ...Object.values(entryBodies).map((versions) => versions[1])];
}

const place = z.strictObject({ journalId: z.string(), sequence: z.int() });
const indexes = z.strictObject({
  givenBack: z.array(z.strictObject({ of: place, by: z.array(place) })),
  valueRows: z.array(z.looseObject({ number: z.string() })),
});

/** Names of members and values of enums, anywhere in a JSON schema. */
function collect(schema: unknown, into: Set<string>): void {
  if (schema === null || typeof schema !== 'object') return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value)) into.add(name);
    if (key === 'enum' && Array.isArray(value)) for (const word of value) into.add(String(word));
    collect(value, into);
  }
}

function block(name: string): string {
  return new RegExp(`\`\`\`\\w+ ${name}\\n([\\s\\S]*?)\\n\`\`\``).exec(page)?.[1] ?? '';
}
