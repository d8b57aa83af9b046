import type { Money } from '../day/money.ts';
import { centred, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock, ReceiptDocument } from '../receipt/receipt-document.ts';
import type { DepositFacts } from './deposit-facts.ts';
import { depositTexts } from './deposit-texts.ts';

/** The slip that goes to the bank with the pouch, for any width of paper. */
export function depositSlip(facts: DepositFacts): ReceiptDocument {
  const { deposit, language, currency, extract, signed } = facts;
  const texts = depositTexts[language];
  const { money } = paperFigures(language);
  const total = deposit.money.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    language,
    blocks: [
      ...marks(facts),
      ...head(facts),
      ...deposit.money.filter(({ type }) => type === 'cash').flatMap((cash) => cashed(cash, facts)),
      ...deposit.money.filter(isListed).flatMap((listed) => papers(listed, facts)),
      ...vouchers(facts),
      { kind: 'rule' },
      pairBlock(texts.total, money(total, currency), { weight: 'strong', size: 'large' }),
      { kind: 'space' },
      textBlock(`${texts.signature} :`),
      { kind: 'space' },
      { kind: 'space' },
      centred(`${signed.software.name} ${signed.software.version} - ${extract}`, { size: 'small' }),
      ...marks(facts),
    ],
  };
}

function head({ signed, deposit, language, operatorId, names }: DepositFacts): ReceiptBlock[] {
  const texts = depositTexts[language];
  const { company, store } = signed;
  const { moment } = paperFigures(language);
  return [
    centred(company.name, { weight: 'strong', size: 'large' }),
    ...(store.name === company.name ? [] : [centred(store.name)]),
    ...(store.siret === '' ? [] : [centred(`SIRET ${store.siret}`, { size: 'small' })]),
    { kind: 'space' },
    pairBlock(texts.title, texts.number(deposit.slipNumber), { weight: 'strong' }),
    pairBlock(texts.till, signed.till.number),
    pairBlock(texts.when, moment(signed.recordedAt.local)),
    ...(operatorId === '' ? [] : [pairBlock(texts.by, names.operator(operatorId))]),
    ...(deposit.pouch === '' ? [] : [pairBlock(texts.pouch, deposit.pouch, { weight: 'strong' })]),
  ];
}

function cashed(cash: Money, { language, currency }: DepositFacts): ReceiptBlock[] {
  const texts = depositTexts[language];
  const { money } = paperFigures(language);
  const pieces = cash.denominations
    .toSorted((a, b) => b.unitMinor - a.unitMinor)
    .map(({ form, unitMinor, count }) =>
      pairBlock(
        `${texts[form]} ${money(unitMinor, currency)} x ${count}`,
        money(unitMinor * count, currency),
      ),
    );
  return [
    { kind: 'rule' },
    textBlock(texts.cash, { weight: 'strong' }),
    ...(pieces.length > 0 ? pieces : [textBlock(texts.sum)]),
    pairBlock(texts.subtotal, money(cash.amountMinor, currency), { weight: 'strong' }),
  ];
}

/** Cheques one by one; the bank of each and its number are its reference. */
function papers(listed: Money, { language, currency, names }: DepositFacts): ReceiptBlock[] {
  const texts = depositTexts[language];
  const { amount, money } = paperFigures(language);
  return [
    { kind: 'rule' },
    textBlock(names.tender(listed.type).toUpperCase(), { weight: 'strong' }),
    {
      kind: 'table',
      columns: [
        { align: 'start', share: 3 },
        { align: 'start', share: 4 },
        { align: 'end', share: 4 },
      ],
      header: [texts.bank, texts.cheque, texts.amount],
      rows: listed.items.map(({ reference, amountMinor }) => {
        const [bank = '', ...number] = reference.split('-');
        return [
          number.length === 0 ? '' : bank,
          number.join('-') || bank || texts.without,
          amount(amountMinor, currency),
        ];
      }),
    },
    pairBlock(`${texts.subtotal} (${listed.items.length})`, money(listed.amountMinor, currency), {
      weight: 'strong',
    }),
  ];
}

/** What its issuer pays back: how many of each, and how much. */
function vouchers({ deposit, language, currency, names }: DepositFacts): ReceiptBlock[] {
  const texts = depositTexts[language];
  const { money } = paperFigures(language);
  const sums = deposit.money.filter((each) => each.type !== 'cash' && !isListed(each));
  if (sums.length === 0) return [];
  return [
    { kind: 'rule' },
    textBlock(texts.vouchers, { weight: 'strong' }),
    ...sums.map(({ type, pieces, amountMinor }) =>
      pairBlock(`${names.tender(type)} (${pieces})`, money(amountMinor, currency)),
    ),
  ];
}

function isListed({ type, items }: Money): boolean {
  return type !== 'cash' && items.length > 0;
}

function marks({ signed, language, copyNumber, profile: { paper } }: DepositFacts): ReceiptBlock[] {
  const texts = [
    ...(signed.journal.kind === 'training' ? [paper.training(language)] : []),
    ...(copyNumber > 0 ? [paper.duplicate(copyNumber, language)] : []),
  ];
  return texts.map((text) => ({ kind: 'mark', text }));
}
