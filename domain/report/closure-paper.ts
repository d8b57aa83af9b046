import type { ReceiptDocument } from '../receipt/receipt-document.ts';
import { closureBreakdown } from './closure-breakdown.ts';
import type { ClosureFacts } from './closure-facts.ts';
import { closureFoot } from './closure-foot.ts';
import { closureHead } from './closure-head.ts';
import { closureMoney } from './closure-money.ts';
import { closureTurnover } from './closure-turnover.ts';

/** The Z of a day, a month or a year, for any width of paper. */
export function closurePaper(facts: ClosureFacts): ReceiptDocument {
  return {
    language: facts.language,
    blocks: [
      ...closureHead(facts),
      ...closureTurnover(facts),
      ...closureMoney(facts),
      ...closureBreakdown(facts),
      ...closureFoot(facts),
    ],
  };
}
