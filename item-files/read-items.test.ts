import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemDocument } from '../contract/document/item.ts';
import type { FileLine } from './file-line.ts';
import { readItems } from './read-items.ts';

/** The file in pieces, as a disk or a decompressor gives it. */
async function read(bytes: Uint8Array, pieceLength = 7): Promise<FileLine[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength)
      yield bytes.subarray(at, at + pieceLength);
  }
  const lines: FileLine[] = [];
  for await (const line of readItems(pieces(), 'EUR')) lines.push(line);
  return lines;
}

const readText = (text: string) => read(new TextEncoder().encode(text));
const refusals = (lines: readonly FileLine[]) =>
  lines.flatMap(({ number, refused }) => (refused ? [`${number} ${refused.problem}`] : []));
const items = (lines: readonly FileLine[]) =>
  lines.flatMap((line) => (line.refused === null ? [line.read.item] : []));

/** A GTIN-13 of these twelve digits. */
function gtin13(twelve: string): string {
  const sum = [...twelve].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
  return twelve + String((10 - (sum % 10)) % 10);
}

describe('a line', () => {
  it('becomes an item at its price, or at the one of the rule', async () => {
    const [given, made] = items(
      await readText('3000000000014\tBaguette\t1,10\n3000000000038\tBaguette tradition'),
    );
    expect(given).toMatchObject({
      id: '3000000000014',
      gtin: '03000000000014',
      name: 'Baguette',
      price: { minor: 110, currency: 'EUR' },
      category: 'Import',
      unit: 'piece',
    });
    expect(made?.price.minor).toBeGreaterThan(0);
  });

  it('has its name cleaned: controls out, spaces folded, one form of accents, 200 long', async () => {
    const name = (text: string) =>
      readText(`3000000000014\t${text}`).then((lines) => items(lines)[0]?.name);
    expect(await name('  Cre\u0301me\u00a0 de\u0007  cassis ')).toBe('Créme de cassis');
    expect(await name('\u202ecassis')).toBe('cassis');
    expect(await name('x'.repeat(300))).toHaveLength(200);
    // Half of a character of two units would be no text.
    expect(await name(`${'x'.repeat(199)}😀😀`)).toBe('x'.repeat(199));
  });

  it('takes one form of a GTIN, whatever length it was written in', async () => {
    const lines = await readText('0000096385074\tA\n96385074\tB\n');
    expect(items(lines).map(({ id }) => id)).toEqual(['0000096385074']);
    expect(refusals(lines)).toEqual(['2 REPEATED']);
  });
});

describe('a bad line', () => {
  it.each([
    ['COLUMNS', '3000000000014 Baguette'],
    ['COLUMNS', '3000000000014\tBaguette\t1,00\tx'],
    ['NOT_DIGITS', 'gtin\tname'],
    ['LENGTH', '123\tBaguette'],
    ['CHECK_DIGIT', '3000000000015\tBaguette'],
    ['NO_NAME', '3000000000014\t \u0007 '],
    ['BAD_PRICE', '3000000000014\tBaguette\tfree'],
    ['BAD_PRICE', '3000000000014\tBaguette\t-1'],
    ['BAD_PRICE', '3000000000014\tBaguette\t1.234'],
    ['TOO_LONG', `3000000000014\t${'x'.repeat(20_000)}`],
  ])('is reported as %s with its number and skipped', async (problem, line) => {
    const lines = await readText(`3000000000038\tA\n\n${line}\r\n3000000000168\tB\n`);
    expect(refusals(lines)).toEqual([`3 ${problem}`]);
    expect(items(lines).map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('may be no UTF-8', async () => {
    const latin1 = Buffer.from('3000000000014\tCr\u00e8me\n3000000000038\tB', 'latin1');
    expect(refusals(await read(latin1))).toEqual(['1 NOT_UTF8']);
  });

  it('is a code that was given before: the first one counts', async () => {
    const lines = await readText('3000000000014\tA\n3000000000014\tB');
    expect(items(lines).map(({ name }) => name)).toEqual(['A']);
    expect(lines[1]).toEqual({ number: 2, refused: { problem: 'REPEATED', found: '1' } });
  });
});

describe('any file', () => {
  it('never throws, and what it gives is an item that the catalogue takes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
      fc
        .array(fc.constantFrom('3000000000014', '\t', '\n', '\r', '1,00', 'x', '\ufeff', '"'))
        .map((parts) => new TextEncoder().encode(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        for (const item of items(await read(file))) itemDocument.parse(item);
      }),
      { numRuns: 300 },
    );
  });

  it('reports every bad line by its number, and keeps every good one', async () => {
    const good = fc.nat({ max: 99_999 }).map((n) => gtin13(`300${String(n).padStart(9, '0')}`));
    const bad = fc.constantFrom('x', '3000000000015\ty', 'a\t\t\t', '12\ty', '3000000000014\t');
    const line = fc.oneof(
      good.map((code) => ({ text: `${code}\tNom`, code })),
      bad.map((text) => ({ text, code: null })),
    );
    const file = fc.uniqueArray(line, { selector: ({ code }) => code ?? {}, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (lines, pieceLength) => {
        const text = lines.map((written) => `${written.text}\n`).join('');
        const found = await read(new TextEncoder().encode(text), pieceLength);
        expect(found.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1));
        expect(items(found).map(({ id }) => id)).toEqual(lines.flatMap(({ code }) => code ?? []));
      }),
    );
  });
});
