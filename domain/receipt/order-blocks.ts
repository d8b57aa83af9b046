import { sumMinor } from '../money/minor.ts';
import { printCollectCode } from '../order/collect-code.ts';
import type { OrderGroup } from '../order/order.ts';
import { pairBlock, textBlock } from './blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { OrderOnPaper, ReceiptFacts, ReceiptLanguage } from './receipt-facts.ts';
import { receiptTexts } from './receipt-texts.ts';

/** What is still to come, as the order's confirmation (bon de commande): which lines, how, and by when. */
export function orderBlocks(facts: ReceiptFacts): ReceiptBlock[] {
  return facts.order ? placedBlocks(facts.order, facts.language) : plainBlocks(facts);
}

/** Of an order with its groups: each with its lines, its days, how sure they are, and what is still due. */
function placedBlocks(order: OrderOnPaper, language: ReceiptLanguage): ReceiptBlock[] {
  const texts = receiptTexts[language];
  const isCollected = order.placed.groups.some(({ fulfilment }) => fulfilment !== 'ship');
  return [
    { kind: 'rule' },
    pairBlock(texts.order, order.number, { weight: 'strong' }),
    ...groupBlocks(order, language),
    ...(isCollected && order.collectCode !== ''
      ? [pairBlock(texts.collectCode, printCollectCode(order.collectCode), { weight: 'strong' })]
      : []),
  ];
}

/** Each group with its lines, until when or by when, and what is paid when it is collected; what a deposit means. */
export function groupBlocks(order: OrderOnPaper, language: ReceiptLanguage): ReceiptBlock[] {
  const texts = receiptTexts[language];
  const figures = paperFigures(language);
  const { placed, placeName, localOf } = order;
  return [
    ...placed.groups.flatMap((group) => {
      const lines = placed.lines.filter((line) => line.group === group.number);
      const dueMinor = sumMinor(lines.map((line) => line.dueMinor));
      const place = group.placeId === '' ? '' : placeName(group.placeId);
      return [
        pairBlock(texts.fulfilment[group.fulfilment], place, { weight: 'strong' }),
        ...lines.map(({ quantity, label, amountMinor }) =>
          pairBlock(
            `${figures.quantity(quantity)} × ${label}`,
            figures.money(amountMinor, placed.currency),
          ),
        ),
        ...daysOf(group, language, localOf).map((text) => textBlock(text, { size: 'small' })),
        ...(dueMinor > 0
          ? [pairBlock(texts.dueLater, figures.money(dueMinor, placed.currency))]
          : []),
      ];
    }),
    ...(placed.depositKind === ''
      ? []
      : [textBlock(texts.depositLaw[placed.depositKind], { size: 'small' })]),
  ];
}

/** When it is promised, how sure that is, and the last day; each where there is something to say. */
function daysOf(
  { promise, latest, holdUntil }: OrderGroup,
  language: ReceiptLanguage,
  localOf: OrderOnPaper['localOf'],
): string[] {
  const texts = receiptTexts[language];
  const { day, moment } = paperFigures(language);
  const promised =
    promise.from === '' ? '' : texts.promisedDays(day(promise.from), day(promise.through));
  return [
    promised,
    promise.level === 'confirmed' ? '' : texts.promiseLevel[promise.level],
    holdUntil === '' ? '' : texts.heldUntil(moment(localOf(holdUntil)).slice(0, -3)),
    latest === '' ? '' : texts.latestDay(day(latest)),
  ].filter((text) => text !== '');
}

/**
 * Of a sale that says by its lines alone what leaves later: no date was agreed on, so the law's own limit
 * is printed (C. conso L216-1), and the promise is made subject to stock.
 */
function plainBlocks({ transaction, language }: ReceiptFacts): ReceiptBlock[] {
  const texts = receiptTexts[language];
  const figures = paperFigures(language);
  // What an order's due lines pay when they are collected is no order any more.
  const isPayment = transaction.references.some(({ kind }) => kind === 'order');
  const ordered = transaction.lines.flatMap((line) =>
    isPayment || line.fulfilment === 'take' || line.fulfilment === 'return'
      ? []
      : [{ ...line, way: texts.fulfilment[line.fulfilment] }],
  );
  if (ordered.length === 0) return [];
  return [
    { kind: 'rule' },
    textBlock(texts.order, { weight: 'strong' }),
    ...ordered.map(({ quantity, label, way }) =>
      pairBlock(`${figures.quantity(quantity)} × ${label}`, way),
    ),
    textBlock(texts.orderPromise, { size: 'small' }),
  ];
}
