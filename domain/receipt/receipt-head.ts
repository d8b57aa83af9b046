import { receiptNumber } from '../till/receipt-number.ts';
import { centred, pairBlock } from './blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptTexts } from './receipt-texts.ts';

/** What of an entry stands at the head of its paper. */
type HeadFacts = Pick<
  ReceiptFacts,
  'signed' | 'language' | 'copyNumber' | 'profile' | 'operatorAlias'
>;

/** Who sells, where, and which receipt this is (BOI-TVA-DECLA-30-10-30 §50). */
export function receiptHead(
  facts: HeadFacts,
  title: string,
  number: string = numberOf(facts),
): ReceiptBlock[] {
  const { signed, language } = facts;
  const { company, store } = signed;
  const texts = receiptTexts[language];
  const identity = [
    store.siret === '' ? '' : `SIRET ${store.siret}`,
    company.naf === '' ? '' : `NAF ${company.naf}`,
  ].filter((text) => text !== '');
  return [
    ...marks(facts),
    centred(store.name, { weight: 'strong', size: 'large' }),
    ...(company.name === store.name ? [] : [centred(company.name)]),
    ...store.address.lines.map((line) => centred(line)),
    centred(`${store.address.postcode} ${store.address.city}`.trim()),
    ...(identity.length === 0 ? [] : [centred(identity.join(' - '), { size: 'small' })]),
    ...(company.vatNumber === ''
      ? []
      : [centred(`${texts.vatNumber} ${company.vatNumber}`, { size: 'small' })]),
    { kind: 'space' },
    pairBlock(title, number, { weight: 'strong' }),
    pairBlock(
      paperFigures(language).moment(signed.recordedAt.local),
      `${texts.till} ${signed.till.number}`,
    ),
    ...(facts.operatorAlias === '' ? [] : [pairBlock(texts.servedBy, facts.operatorAlias)]),
  ];
}

function numberOf({ signed }: HeadFacts): string {
  return receiptNumber({
    tillNumber: signed.till.number,
    transactionNumber: signed.typeSequence,
    journalId: signed.journal.id,
  });
}

/** What must not be overlooked. */
export function marks({
  signed,
  language,
  copyNumber,
  profile,
}: Omit<HeadFacts, 'operatorAlias'>): ReceiptBlock[] {
  const { paper } = profile;
  const shown: ReceiptBlock[] = [];
  if (signed.journal.kind === 'training')
    shown.push({ kind: 'mark', text: paper.training(language) });
  if (copyNumber > 0) shown.push({ kind: 'mark', text: paper.duplicate(copyNumber, language) });
  return shown;
}
