import { centred, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import type { ClosureFacts } from './closure-facts.ts';
import { closureMarks } from './closure-head.ts';
import { closureTexts } from './closure-texts.ts';
import { vatTable } from './closure-turnover.ts';

/** What the journal has turned over since its first entry, and what ties the paper to the closure. */
export function closureFoot(facts: ClosureFacts): ReceiptBlock[] {
  const { closure, signed, language, extract } = facts;
  const texts = closureTexts[language];
  const { money } = paperFigures(language);
  const { perpetual, currency } = closure;
  const { software } = signed;
  return [
    { kind: 'rule' },
    textBlock(texts.perpetual, { weight: 'strong' }),
    pairBlock(texts.perpetualSum, money(perpetual.algebraicMinor, currency)),
    pairBlock(texts.perpetualAbsolute, money(perpetual.absoluteMinor, currency)),
    pairBlock(texts.sales, money(perpetual.salesMinor, currency)),
    pairBlock(texts.returns, money(0 - perpetual.returnsMinor, currency)),
    pairBlock(texts.transactions, String(perpetual.transactionCount)),
    ...vatTable(texts.vatByRate, perpetual.perRate, currency, language),
    { kind: 'space' },
    // With the extract, in every country: the paper of a closure is kept and compared with the journal.
    centred(`${software.name} ${software.version} - ${extract}`, { size: 'small' }),
    ...closureMarks(facts),
  ];
}
