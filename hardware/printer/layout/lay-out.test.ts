import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReceiptBlock } from '../../../domain/receipt/receipt-document.ts';
import {
  anyFigure,
  anyReceipt,
  anySize,
  anyTable,
  anyText,
} from '../../../test/support/paper/any-receipt.ts';
import { codePages, paperColumns } from '../paper.ts';
import { layOut } from './lay-out.ts';
import { charactersAt, type PaperLine } from './paper-part.ts';

const normal = { weight: 'plain', size: 'normal' } as const;

function linesOf(block: ReceiptBlock, columns: 48 | 42 | 32 | 30 = 32): string[] {
  return layOut({ language: 'fr', blocks: [block] }, { columns, codePage: '1252' })
    .filter((part): part is PaperLine => part.kind === 'line')
    .map(({ text }) => text);
}

describe('a pair', () => {
  it('stands at the two edges', () => {
    expect(
      linesOf({ kind: 'pair', left: 'Total', right: '12,50 €', indent: 0, ...normal }),
    ).toEqual(['Total                    12,50 €']);
  });

  it('breaks its label, and its figure stands at the end of it', () => {
    const left = 'Pull col rond en laine mérinos, bleu nuit';
    expect(linesOf({ kind: 'pair', left, right: '1 234,00 €', indent: 0, ...normal })).toEqual([
      'Pull col rond en',
      'laine mérinos, bleu',
      'nuit                  1 234,00 €',
    ]);
  });

  it('gives a label no room for words a line of its own', () => {
    const left = 'Éco-participation';
    const right = '123 456 789 012 345,00 EUR';
    expect(linesOf({ kind: 'pair', left, right, indent: 1, ...normal })).toEqual([
      '  Éco-participation',
      '      123 456 789 012 345,00 EUR',
    ]);
  });

  it('with a figure too wide when large is set at the normal size', () => {
    const pair = { kind: 'pair', left: 'Net', right: '-12 345 678,90 €', indent: 0 } as const;
    const parts = layOut(
      { language: 'fr', blocks: [{ ...pair, weight: 'strong', size: 'large' }] },
      { columns: 30, codePage: '1252' },
    );
    expect(parts).toEqual([
      {
        kind: 'line',
        text: 'Net           -12 345 678,90 €',
        size: 'normal',
        weight: 'strong',
        inverted: false,
      },
    ]);
  });
});

describe('a table', () => {
  const table: ReceiptBlock = {
    kind: 'table',
    columns: [
      { align: 'start', share: 2 },
      { align: 'end', share: 1 },
      { align: 'end', share: 1 },
    ],
    header: ['TVA', 'HT', 'TTC'],
    rows: [
      ['20 % normal', '100,00', '120,00'],
      ['5,5 %', '1 000,00', '1 055,00'],
    ],
  };

  it('keeps its columns', () => {
    expect(linesOf(table)).toEqual([
      'TVA                  HT      TTC',
      '20 % normal      100,00   120,00',
      '5,5 %          1 000,00 1 055,00',
    ]);
  });

  it('with more figures than fit becomes a list', () => {
    const wide: ReceiptBlock = {
      kind: 'table',
      columns: Array.from({ length: 5 }, () => ({ align: 'end', share: 1 }) as const),
      header: ['Taux', 'Base', 'TVA', 'Total', 'Part'],
      rows: [['20 %', '1 234 567,00', '246 913,40', '1 481 480,40', '100,00 %']],
    };
    expect(linesOf(wide, 30)).toEqual([
      '20 %',
      '  Base            1 234 567,00',
      '  TVA               246 913,40',
      '  Total           1 481 480,40',
      '  Part                100,00 %',
    ]);
  });
});

it('a mark is a band over the whole paper', () => {
  const [mark] = layOut(
    { language: 'fr', blocks: [{ kind: 'mark', text: 'DUPLICATA' }] },
    { columns: 32, codePage: '1252' },
  );
  expect(mark).toEqual({
    kind: 'line',
    text: '   DUPLICATA    ',
    size: 'large',
    weight: 'strong',
    inverted: true,
  });
});

describe('any document', () => {
  const papers = fc.record({
    columns: fc.constantFrom(...paperColumns),
    codePage: fc.constantFrom(...codePages),
  });

  it('has no line wider than the paper', () => {
    fc.assert(
      fc.property(anyReceipt, papers, (document, paper) => {
        for (const part of layOut(document, paper)) {
          if (part.kind !== 'line') continue;
          expect(part.text.length).toBeLessThanOrEqual(charactersAt(part.size, paper.columns));
        }
      }),
    );
  });

  it('has every figure whole, at the end of a line', () => {
    fc.assert(
      fc.property(anyText, anyFigure, anySize, papers, (left, right, wished, paper) => {
        const pair = {
          kind: 'pair',
          left,
          right,
          indent: 0,
          weight: 'plain',
          size: wished,
        } as const;
        const lines = linesOf(pair, paper.columns);
        expect(lines.at(-1)).toMatch(/./);
        expect(lines.at(-1)?.endsWith(right.replace('\u00a0', ' '))).toBe(true);
      }),
    );
  });

  it('has every figure of a table whole', () => {
    fc.assert(
      fc.property(anyTable, papers, (block, paper) => {
        const lines = linesOf(block, paper.columns);
        for (const row of block.rows) {
          for (const [index, cell] of row.entries()) {
            if (block.columns[index]?.align !== 'end' || !/^-?\d+,\d\d\u00a0/.test(cell)) continue;
            expect(lines.some((line) => line.includes(cell.replace('\u00a0', ' ')))).toBe(true);
          }
        }
      }),
    );
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { maxLength: 20 }),
        papers,
        (words, paper) => {
          const block = { kind: 'text', text: words.join(' '), align: 'start', ...normal } as const;
          expect(linesOf(block, paper.columns).join(' ').trim()).toBe(words.join(' '));
        },
      ),
    );
  });
});
