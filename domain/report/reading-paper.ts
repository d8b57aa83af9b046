import { centred, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock, ReceiptDocument } from '../receipt/receipt-document.ts';
import { closureBreakdown } from './closure-breakdown.ts';
import type { ClosureFacts } from './closure-facts.ts';
import { closureMarks, sellerBlocks } from './closure-head.ts';
import { closureMoney } from './closure-money.ts';
import { closureTexts } from './closure-texts.ts';
import { closureTurnover } from './closure-turnover.ts';

/**
 * The X of a day, for any width of paper: as its Z would be so far, marked at both ends as a reading that
 * ends nothing, without the number of a closure and without perpetual totals.
 */
export function readingPaper(facts: ClosureFacts): ReceiptDocument {
  const { signed, language, closure, extract } = facts;
  const texts = closureTexts[language];
  const { day, moment } = paperFigures(language);
  const mark: ReceiptBlock = { kind: 'mark', text: texts.reading.mark };
  return {
    language,
    blocks: [
      mark,
      ...closureMarks(facts),
      ...sellerBlocks(facts),
      { kind: 'space' },
      pairBlock(texts.till, signed.till.number),
      pairBlock(texts.reading.at, moment(signed.recordedAt.local)),
      pairBlock(texts.reading.day, day(closure.from)),
      pairBlock(texts.entries, `${closure.firstSequence} - ${closure.lastSequence}`),
      textBlock(texts.reading.note, { size: 'small' }),
      { kind: 'rule' },
      ...closureTurnover(facts),
      ...closureMoney(facts),
      ...closureBreakdown(facts),
      { kind: 'space' },
      centred(`${signed.software.name} ${signed.software.version} - ${extract}`, { size: 'small' }),
      ...closureMarks(facts),
      mark,
    ],
  };
}
