import fc from 'fast-check';
import type { ReceiptBlock, ReceiptDocument } from '../../../domain/receipt/receipt-document.ts';

/** Texts of every script, control characters among them: names come from outside. */
export const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });

/** An amount or a rate as the till writes it: comma, no-break space, unit. */
export const anyFigure = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom('€', 'CHF', '%'))
  .map(([minor, unit]) => `${(minor / 100).toFixed(2).replace('.', ',')}\u00a0${unit}`);

export const anySize = fc.constantFrom('small', 'normal', 'large');
const anyWeight = fc.constantFrom('plain', 'strong');

export const anyTable = fc.integer({ min: 1, max: 6 }).chain((count) => {
  const exactly = { minLength: count, maxLength: count };
  const column = fc.record({
    align: fc.constantFrom('start' as const, 'end' as const),
    share: fc.integer({ min: 0, max: 5 }),
  });
  const cell = fc.oneof(
    anyFigure,
    anyText.map((text) => text.slice(0, 20)),
  );
  return fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(column, exactly),
    header: fc.array(anyText, exactly),
    rows: fc.array(fc.array(cell, exactly), { maxLength: 3 }),
  });
});

const anyBlock: fc.Arbitrary<ReceiptBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: anyText,
    align: fc.constantFrom('start' as const, 'centre' as const),
    weight: anyWeight,
    size: anySize,
  }),
  fc.record({
    kind: fc.constant('pair' as const),
    left: anyText,
    right: anyFigure,
    weight: anyWeight,
    size: anySize,
    indent: fc.constantFrom(0 as const, 1 as const),
  }),
  anyTable,
  fc.record({ kind: fc.constant('mark' as const), text: anyText }),
  fc.constant({ kind: 'rule' as const }),
  fc.constant({ kind: 'space' as const }),
  fc.record({
    kind: fc.constant('code' as const),
    symbology: fc.constantFrom('qr' as const, 'code128' as const),
    data: fc.stringMatching(/^[0-9A-Z-]{1,200}$/),
    caption: anyText,
  }),
);

export const anyReceipt: fc.Arbitrary<ReceiptDocument> = fc.record({
  language: fc.constantFrom('fr', 'en'),
  blocks: fc.array(anyBlock, { maxLength: 6 }),
});
