import { describe, expect, it } from 'vitest';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { interpretEscPos } from '../../test/support/paper/escpos-interpreter.ts';
import { type Printed, readRoll } from '../../test/support/paper/printed-paper.ts';
import { interpretStarPrnt } from '../../test/support/paper/starprnt-interpreter.ts';
import { encodeDrawerPulse, encodeReceipt } from './encode-receipt.ts';
import { codePages, type Paper, paperColumns } from './paper.ts';

const normal = { weight: 'plain', size: 'normal' } as const;
/** As long as a signed receipt code: payload, key id, signature in Crockford's base 32. */
const longOwnCode = `CPTR${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.repeat(5)}`.slice(0, 155);

const receipt: ReceiptDocument = {
  language: 'fr',
  blocks: [
    { kind: 'text', text: 'MAISON LUMEN', align: 'centre', weight: 'strong', size: 'large' },
    { kind: 'text', text: '12 rue de la République, 69002 Lyon', align: 'centre', ...normal },
    { kind: 'mark', text: 'DUPLICATA' },
    { kind: 'rule' },
    { kind: 'pair', left: 'Œuvre « L’été » – crème', right: '12,50\u00a0€', indent: 0, ...normal },
    {
      kind: 'pair',
      left: 'Remise',
      right: '-1,25\u00a0€',
      indent: 1,
      weight: 'plain',
      size: 'small',
    },
    {
      kind: 'pair',
      left: 'TOTAL',
      right: '11,25\u00a0€',
      indent: 0,
      weight: 'strong',
      size: 'large',
    },
    {
      kind: 'table',
      columns: [
        { align: 'start', share: 1 },
        { align: 'end', share: 1 },
        { align: 'end', share: 1 },
      ],
      header: ['TVA', 'HT', 'TTC'],
      rows: [['20\u202f%', '9,38', '11,25']],
    },
    { kind: 'space' },
    { kind: 'code', symbology: 'qr', data: longOwnCode, caption: 'Ticket 2-000042-K7' },
    { kind: 'code', symbology: 'code128', data: '2-000042-K7', caption: '' },
  ],
};

const languages = [
  ['escpos', interpretEscPos],
  ['starprnt', interpretStarPrnt],
] as const;

describe.each(languages)('on %s', (language, interpret) => {
  const print = (document: ReceiptDocument, paper: Partial<Paper> = {}): Printed[] => {
    const whole: Paper = { language, columns: 48, codePage: '1252', ...paper };
    return interpret(encodeReceipt(document, whole), whole.columns);
  };

  it('a receipt on 80 mm reads as it should', () => {
    expect(readRoll(print(receipt))).toEqual([
      '      MAISON LUMEN',
      '      12 rue de la République, 69002 Lyon',
      '       DUPLICATA        ',
      '────────────────────────────────────────────────',
      'Œuvre « L’été » – crème                  12,50 €',
      '  Remise                                                 -1,25 €',
      'TOTAL            11,25 €',
      'TVA                           HT             TTC',
      '20 %                        9,38           11,25',
      '',
      `[qr ${longOwnCode}]`,
      '',
      '               Ticket 2-000042-K7',
      '[code128 2-000042-K7]',
      '',
      '[cut]',
    ]);
  });

  it('a receipt on 58 mm reads as it should', () => {
    expect(readRoll(print(receipt, { columns: 32 }))).toEqual([
      '  MAISON LUMEN',
      ' 12 rue de la République, 69002',
      '              Lyon',
      '   DUPLICATA    ',
      '────────────────────────────────',
      'Œuvre « L’été » – crème  12,50 €',
      '  Remise                           -1,25 €',
      'TOTAL    11,25 €',
      'TVA                HT        TTC',
      '20 %             9,38      11,25',
      '',
      `[qr ${longOwnCode}]`,
      '',
      '       Ticket 2-000042-K7',
      '[code128 2-000042-K7]',
      '',
      '[cut]',
    ]);
  });

  it('a printer without code page 1252 gets what a person would write, and the euro', () => {
    const roll = readRoll(print(receipt, { codePage: '858' })).join('\n');
    expect(roll).toContain("Oeuvre « L'été » - crème");
    expect(roll).toContain('11,25 €');
    expect(roll).not.toContain('?');
  });

  it('a mark is white on black over the whole width, and what follows is not', () => {
    const [mark, after] = print({
      language: 'fr',
      blocks: [
        { kind: 'mark', text: 'FORMATION' },
        { kind: 'text', text: 'après', align: 'start', ...normal },
      ],
    });
    expect(mark).toMatchObject({
      runs: [{ style: { inverted: true, bold: true, width: 2, height: 2 } }],
    });
    expect(mark?.kind === 'line' && mark.runs[0]?.text.length).toBe(24);
    expect(after).toMatchObject({
      runs: [{ text: 'après', style: { inverted: false, bold: false, width: 1, font: 'A' } }],
    });
  });

  it('small text is in font B, and what follows in font A', () => {
    const text = (size: 'small' | 'normal') =>
      ({ kind: 'text', text: 'x', align: 'start', weight: 'plain', size }) as const;
    const printed = print({ language: 'fr', blocks: [text('small'), text('normal')] });
    expect(printed.slice(0, 2)).toMatchObject([
      { runs: [{ style: { font: 'B' } }] },
      { runs: [{ style: { font: 'A' } }] },
    ]);
  });

  it.each(paperColumns)('a signed code of 155 letters fits on %i columns', (columns) => {
    const document: ReceiptDocument = {
      language: 'fr',
      blocks: [{ kind: 'code', symbology: 'qr', data: longOwnCode, caption: '' }],
    };
    const [qr] = print(document, { columns });
    expect(qr).toMatchObject({ kind: 'qr', data: longOwnCode, errorLevel: 'M', centred: true });
    // Version 9 in bytes at level M: 53 modules and 4 blank ones on each side.
    if (qr?.kind === 'qr') {
      expect(qr.dotsPerModule * (53 + 8)).toBeLessThanOrEqual(columns * 12);
      expect(qr.dotsPerModule).toBeGreaterThanOrEqual(5);
    }
  });

  it('a bar code wider than the paper becomes a QR code', () => {
    const data = 'CPTVABCDEFGHJKMNPQRSTVWXYZ0';
    const document: ReceiptDocument = {
      language: 'fr',
      blocks: [{ kind: 'code', symbology: 'code128', data, caption: '' }],
    };
    expect(print(document, { columns: 32 })[0]).toMatchObject({ kind: 'qr', data });
    expect(print(document, { columns: 48 })[0]).toMatchObject({ kind: 'qr', data });
  });

  it('a code no printer can draw is written out', () => {
    const document: ReceiptDocument = {
      language: 'fr',
      blocks: [{ kind: 'code', symbology: 'qr', data: 'A'.repeat(3000), caption: '' }],
    };
    const roll = readRoll(print(document, { columns: 30 }));
    expect(roll.join('')).toBe(`${'A'.repeat(3000)}[cut]`);
  });

  it('two papers on one roll don’t leak into each other', () => {
    const paper: Paper = { language, columns: 48, codePage: '1252' };
    const bytes = encodeReceipt(receipt, paper);
    const twice = interpret(Buffer.concat([bytes, bytes]), 48);
    expect(twice).toEqual([...print(receipt), ...print(receipt)]);
  });

  it('the drawer opens by a pulse of 120 ms', () => {
    expect(interpret(encodeDrawerPulse(language), 48)).toEqual([
      { kind: 'drawer', pin: 2, onMs: 120 },
    ]);
  });

  it.each(codePages)('every letter of French, alone, in %s', (codePage) => {
    for (const letter of 'àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ€«»°²') {
      const document: ReceiptDocument = {
        language: 'fr',
        blocks: [{ kind: 'text', text: letter, align: 'start', ...normal }],
      };
      const [line] = readRoll(print(document, { codePage }));
      const lacking: Record<string, string> = { œ: 'oe', Œ: 'OE', Ÿ: 'Y' };
      expect(line).toBe(codePage === '858' ? (lacking[letter] ?? letter) : letter);
    }
  });
});
