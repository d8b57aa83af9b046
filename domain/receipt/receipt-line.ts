import { negate, sumMinor } from '../money/minor.ts';
import { depositFate, givenUpByOf } from '../order/given-up.ts';
import { printValueNumber } from '../stored-value/value-number.ts';
import { accountPaymentIn } from '../transaction/account-payment.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem } from '../transaction/transaction.ts';
import { detail, pairBlock } from './blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptTexts } from './receipt-texts.ts';

/** Sign of a line that gives back. */
const returnSign = '↩';

/**
 * One line: what it is and what it costs in the first row, so that the figures at the edge add up to
 * the total; how it comes to that below.
 */
export function receiptLine(
  line: LineItem,
  facts: ReceiptFacts,
  letterOf: (line: LineItem) => string,
): ReceiptBlock[] {
  const { language, transaction } = facts;
  const texts = receiptTexts[language];
  const figures = paperFigures(language);
  const money = (minor: number) => figures.money(minor, transaction.currency);
  const paid = accountPaymentIn(transaction);
  // Its price is nothing: what was paid is what came off the account.
  if (paid?.line === line)
    return [pairBlock(line.label, money(paid.amountMinor)), detail(texts.accountPayment)];
  return [
    pairBlock(lineTitle(line, facts), `${money(line.grossMinor)} ${letterOf(line)}`.trim()),
    ...variant(line),
    ...priceDetails(line, facts),
    ...line.modifiers.map(({ source, label, amountMinor }) =>
      detail(source === 'staff' ? texts.staffDiscount : label, money(amountMinor)),
    ),
    ...(line.ecoParticipationMinor === 0
      ? []
      : [detail(texts.ecoParticipation, money(line.ecoParticipationMinor))]),
    ...lineNotes(line, facts),
  ];
}

/** The same line without a figure of money. */
export function giftLine(line: LineItem, facts: ReceiptFacts): ReceiptBlock[] {
  const quantity = quantityOf(line, facts);
  return [
    pairBlock(line.label, quantity === '1' ? '' : `× ${quantity}`),
    ...variant(line),
    ...(line.serialNumber === ''
      ? []
      : [detail(`${receiptTexts[facts.language].serialNumber} ${line.serialNumber}`)]),
  ];
}

function lineTitle(line: LineItem, facts: ReceiptFacts): string {
  const isReturn = line.fulfilment === 'return';
  const isMentioned = !isReturn && facts.isGuaranteed(line.sku);
  return [
    isReturn ? `${returnSign} ` : '',
    line.label,
    isMentioned ? ` ${receiptTexts[facts.language].guaranteed}` : '',
  ].join('');
}

function variant({ size, colour }: LineItem): ReceiptBlock[] {
  const parts = [colour, size].filter((part) => part !== '');
  return parts.length === 0 ? [] : [detail(parts.join(' - '))];
}

/** Left out when the first row says it all: one piece at its price. */
function priceDetails(line: LineItem, facts: ReceiptFacts): ReceiptBlock[] {
  const isOne = line.quantity.value === 10 ** line.quantity.scale;
  if (isOne && line.modifiers.length === 0) return [];
  const { money } = paperFigures(facts.language);
  const { currency } = facts.transaction;
  const beforeMinor =
    line.grossMinor - sumMinor(line.modifiers.map(({ amountMinor }) => amountMinor));
  const unitPrice = money(line.unitPriceMinor, currency);
  return [
    detail(
      `${quantityOf(line, facts)} × ${unitPrice}`,
      line.modifiers.length === 0 ? '' : money(beforeMinor, currency),
    ),
  ];
}

function quantityOf({ quantity, unit }: LineItem, { language }: ReceiptFacts): string {
  const figure = paperFigures(language).quantity(quantity);
  if (unit === 'piece') return figure;
  return `${figure} ${receiptTexts[language].units[unit] ?? unit}`;
}

function lineNotes(line: LineItem, facts: ReceiptFacts): ReceiptBlock[] {
  const texts = receiptTexts[facts.language];
  const notes: string[] = [];
  if (line.depositKind !== '') notes.push(texts.deposit[line.depositKind]);
  if (line.accounting === 'deposit') notes.push(...endedNotes(line, facts));
  else if (line.fulfilment === 'return') notes.push(returnNote(line, facts));
  else if (line.fulfilment !== 'take') notes.push(texts.fulfilment[line.fulfilment]);
  if (isIndemnity(line)) notes.push(texts.arrhesKept);
  if (line.serialNumber !== '') notes.push(numberNote(line, texts.serialNumber));
  return notes.map((note) => detail(note));
}

/** What is on the line of a gift card or a deposit, or of what is kept of one, is its own number, of no goods. */
function numberNote(line: LineItem, name: string): string {
  const { serialNumber, accounting } = line;
  const isOfGoods = accounting === 'turnover' && !isIndemnity(line);
  return isOfGoods ? `${name} ${serialNumber}` : printValueNumber(serialNumber);
}

/** Of a deposit whose order was given up: what became of it, and what it was paid by. */
function endedNotes(line: LineItem, facts: ReceiptFacts): string[] {
  const { depositKind, reasonCode, returnOf, serialNumber } = line;
  const by = givenUpByOf(reasonCode);
  const fate = by && depositKind !== '' ? depositFate(depositKind, by) : null;
  if (fate === null) return [];
  const texts = receiptTexts[facts.language];
  const { lines, currency } = facts.transaction;
  const all = lines.filter((each) => each.depositKind !== '' && each.serialNumber === serialNumber);
  const minor = negate(sumMinor(all.map(({ grossMinor }) => grossMinor)));
  const paidBy = returnOf && 'journalId' in returnOf ? facts.receiptNumberOf(returnOf) : null;
  return [
    texts.depositEnded[fate],
    ...(paidBy === null ? [] : [`${texts.depositPaidBy} ${paidBy}`]),
    // Once, however many rates it was paid at.
    ...(fate === 'twofold' && all[0] === line
      ? [texts.twofold(paperFigures(facts.language).money(minor, currency))]
      : []),
  ];
}

/** Where the goods were sold; a return without a receipt says so by naming none. */
function returnNote({ returnOf }: LineItem, facts: ReceiptFacts): string {
  const texts = receiptTexts[facts.language];
  if (returnOf === null) return texts.returned;
  if ('orderId' in returnOf) return `${texts.returnOfOrder} ${returnOf.orderId}`;
  const number = 'receipt' in returnOf ? returnOf.receipt : facts.receiptNumberOf(returnOf);
  return number === null ? texts.returned : `${texts.returnOfReceipt} ${number}`;
}
