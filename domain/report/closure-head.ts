import { centred, pairBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import type { ClosureFacts } from './closure-facts.ts';
import { closureTexts } from './closure-texts.ts';

/** Whose till it is, which closure, and what it covers. */
export function closureHead(facts: ClosureFacts): ReceiptBlock[] {
  const { signed, language, closure } = facts;
  const texts = closureTexts[language];
  const { day, moment } = paperFigures(language);
  return [
    ...closureMarks(facts),
    ...sellerBlocks(facts),
    { kind: 'space' },
    pairBlock(texts.title[closure.period], texts.number(closure.number), { weight: 'strong' }),
    ...(closure.late ? [{ kind: 'mark', text: texts.late } as const] : []),
    pairBlock(texts.till, signed.till.number),
    pairBlock(texts.printedOf, moment(signed.recordedAt.local)),
    pairBlock(texts.from, day(closure.from)),
    pairBlock(texts.through, day(closure.through)),
    pairBlock(texts.entries, `${closure.firstSequence} - ${closure.lastSequence}`),
    { kind: 'rule' },
  ];
}

export function sellerBlocks({ signed, language }: ClosureFacts): ReceiptBlock[] {
  const { company, store } = signed;
  const texts = closureTexts[language];
  return [
    centred(company.name, { weight: 'strong', size: 'large' }),
    ...(store.name === company.name ? [] : [centred(store.name)]),
    ...store.address.lines.map((line) => centred(line)),
    centred(`${store.address.postcode} ${store.address.city}`.trim()),
    ...(store.siret === '' ? [] : [centred(`SIRET ${store.siret}`, { size: 'small' })]),
    ...(company.vatNumber === ''
      ? []
      : [centred(`${texts.vatNumber} ${company.vatNumber}`, { size: 'small' })]),
  ];
}

/** What must not be overlooked, at both ends of the paper. */
export function closureMarks({
  signed,
  language,
  copyNumber,
  profile,
}: ClosureFacts): ReceiptBlock[] {
  const { paper } = profile;
  const texts = [
    ...(signed.journal.kind === 'training' ? [paper.training(language)] : []),
    ...(copyNumber > 0 ? [paper.duplicate(copyNumber, language)] : []),
  ];
  return texts.map((text) => ({ kind: 'mark', text }));
}
