import type { LineItem } from '../transaction/transaction.ts';
import { centred } from './blocks.ts';
import type { ReceiptDocument } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptFoot } from './receipt-foot.ts';
import { receiptHead } from './receipt-head.ts';
import { giftLine } from './receipt-line.ts';
import { receiptTexts } from './receipt-texts.ts';

/** For who gets the present: what and where, no amount at all. A later exchange gives a store credit. */
export function giftReceiptOf(facts: ReceiptFacts): ReceiptDocument {
  const texts = receiptTexts[facts.language];
  return {
    language: facts.language,
    blocks: [
      ...receiptHead(facts, texts.giftReceipt),
      { kind: 'rule' },
      ...presents(facts.transaction.lines).flatMap((line) => giftLine(line, facts)),
      { kind: 'rule' },
      centred(texts.giftUse),
      ...receiptFoot(facts, texts.codeCaption),
    ],
  };
}

/** The lines marked as presents; without any mark, all that was sold. */
function presents(lines: readonly LineItem[]): readonly LineItem[] {
  const sold = lines.filter(({ fulfilment }) => fulfilment !== 'return');
  const marked = sold.filter(({ giftReceipt }) => giftReceipt);
  return marked.length > 0 ? marked : sold;
}
