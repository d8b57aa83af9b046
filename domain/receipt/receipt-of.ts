import { showsRate } from '../tax/sound-vat.ts';
import { textBlock } from './blocks.ts';
import { orderBlocks } from './order-blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock, ReceiptDocument } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptFoot } from './receipt-foot.ts';
import { receiptHead } from './receipt-head.ts';
import { receiptLine } from './receipt-line.ts';
import { tenderBlocks, totalBlocks, vatBlock } from './receipt-sums.ts';
import { receiptTexts } from './receipt-texts.ts';
import { leftBlocks, valueBlocks } from './receipt-values.ts';
import { vatLetters } from './vat-letters.ts';

/**
 * The customer's receipt, first print or duplicate. What it must say: BOI-TVA-DECLA-30-10-30 §50 and
 * commercial practice; every amount is the entry's, nothing is worked out anew.
 */
export function receiptOf(facts: ReceiptFacts): ReceiptDocument {
  const { language, transaction } = facts;
  const texts = receiptTexts[language];
  const letterOf = vatLetters(transaction.vat);
  const isMentioned = transaction.lines.some(
    (line) => line.fulfilment !== 'return' && facts.isGuaranteed(line.sku),
  );
  return {
    language,
    blocks: [
      ...receiptHead(facts, texts.receipt),
      ...corrected(facts),
      { kind: 'rule' },
      ...transaction.lines.flatMap((line) => receiptLine(line, facts, letterOf)),
      { kind: 'rule' },
      ...totalBlocks(facts),
      { kind: 'space' },
      ...tenderBlocks(facts),
      ...leftBlocks(facts),
      { kind: 'space' },
      vatBlock(facts, letterOf),
      ...(transaction.vat.every(showsRate) ? [] : [textBlock(texts.margin, { size: 'small' })]),
      ...(isMentioned
        ? [{ kind: 'space' } as const, textBlock(texts.guarantee, { size: 'small' })]
        : []),
      ...loyaltyBlocks(facts, texts),
      ...orderBlocks(facts),
      ...valueBlocks(facts),
      ...claimBlocks(facts, texts.claimCaption),
      ...receiptFoot(facts, texts.codeCaption),
    ],
  };
}

/** On a first print alone: a balance of today would be a lie on the duplicate of an old receipt. */
function loyaltyBlocks(
  { loyalty, language, copyNumber }: ReceiptFacts,
  { pointsEarned, pointsBalance }: (typeof receiptTexts)[ReceiptFacts['language']],
): ReceiptBlock[] {
  if (loyalty === null || copyNumber > 0) return [];
  const { earned, points, day } = loyalty;
  const earnedText = earned > 0 ? pointsEarned(earned) : null;
  // The year is in the head of the paper.
  const balance = pointsBalance(points, paperFigures(language).day(day).slice(0, 5));
  const words = [earnedText, balance].filter((each) => each !== null).join(' · ');
  return [{ kind: 'space' }, textBlock(words, { align: 'centre' })];
}

/** On a first print alone: who has a duplicate is not always who bought. */
function claimBlocks({ claim, copyNumber }: ReceiptFacts, caption: string): ReceiptBlock[] {
  if (claim === '' || copyNumber > 0) return [];
  return [{ kind: 'space' }, { kind: 'code', symbology: 'qr', data: claim, caption }];
}

/** What this receipt does to another one, in the words of the country. */
function corrected(facts: ReceiptFacts): ReceiptBlock[] {
  const { paper } = facts.profile;
  return facts.transaction.references.flatMap((reference) => {
    if ('orderId' in reference) return [];
    if (reference.kind !== 'voids' && reference.kind !== 'modifies') return [];
    const number = facts.receiptNumberOf(reference);
    const named = number ?? `${reference.journalId}/${reference.sequence}`;
    return [textBlock(paper[reference.kind](named, facts.language), { weight: 'strong' })];
  });
}
