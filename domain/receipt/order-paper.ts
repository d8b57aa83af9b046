import { printCollectCode } from '../order/collect-code.ts';
import { centred } from './blocks.ts';
import { groupBlocks } from './order-blocks.ts';
import type { ReceiptDocument } from './receipt-document.ts';
import type { OrderOnPaper, ReceiptFacts } from './receipt-facts.ts';
import { receiptFoot } from './receipt-foot.ts';
import { receiptHead } from './receipt-head.ts';
import { receiptTexts } from './receipt-texts.ts';

/** What the paper of an order says that nothing was paid on: all of it is the order's own entry. */
export type OrderPaperFacts = Pick<
  ReceiptFacts,
  'language' | 'profile' | 'signed' | 'extract' | 'operatorAlias' | 'copyNumber'
> & { order: OrderOnPaper };

/**
 * The confirmation of an order without a transaction: its number, each store with its lines and until when
 * they are kept, what is paid when they are collected, and the code to collect them by, large, for it is
 * what is asked for. Whom it is for is not on it: a reprint must not need what can be erased.
 */
export function orderPaper(facts: OrderPaperFacts): ReceiptDocument {
  const { language, order } = facts;
  const texts = receiptTexts[language];
  const isKept = order.placed.groups.every(({ fulfilment }) => fulfilment === 'reserve');
  return {
    language,
    blocks: [
      ...receiptHead(facts, isKept ? texts.reservation : texts.order, order.number),
      { kind: 'rule' },
      ...groupBlocks(order, language),
      { kind: 'rule' },
      centred(texts.collectCode),
      centred(printCollectCode(order.collectCode), { weight: 'strong', size: 'large' }),
      { kind: 'space' },
      centred(texts.nothingPaid, { size: 'small' }),
      ...receiptFoot({ ...facts, code: null }, ''),
    ],
  };
}
