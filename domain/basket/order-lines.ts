import { multiplyDivide, sumMinor } from '../money/minor.ts';
import { type PricedLine, priceLines } from '../pricing/price-lines.ts';
import { deliveryFeeMinor } from '../promise/delivery-method.ts';
import { depositName } from '../stored-value/money-item.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { BasketGroup, NumberedDeposit } from './basket-group.ts';
import { depositParts, isSameVat } from './deposit-parts.ts';

/**
 * The basket with the lines that its groups bring: a fee for each that costs one, and the deposit on what
 * is paid later, a line for each VAT rate of it. They follow what is in the groups until somebody begins to pay; a group without a line is
 * gone, and so is a deposit on nothing.
 */
export function withOrderLines(basket: Basket): Basket {
  const hasMade = basket.lines.some(({ origin }) => origin !== 'rung');
  if (basket.groups.length === 0 && basket.deposit === null && !hasMade) return basket;
  if (basket.tenders.length > 0) return basket;
  const rung = basket.lines.filter(({ origin }) => origin === 'rung');
  const groups = basket.groups.filter(({ number }) => rung.some(({ group }) => group === number));
  const isDeposited = groups.some(({ payment }) => payment === 'deposit');
  const deposit = isDeposited ? basket.deposit : null;
  const priced = priceLines({ ...basket, lines: rung });
  const amountOf = (chosen: readonly BasketGroup[]): number =>
    sumMinor(
      priced
        .filter(({ line }) => chosen.some(({ number }) => number === line.group))
        .map(({ grossMinor }) => grossMinor),
    );
  const fees = groups.flatMap((group) => feeOf(basket, group, amountOf([group])));
  const withFees = { ...basket, groups, deposit, lines: [...rung, ...fees] };
  if (deposit === null) return withFees;
  const goods = priced.filter(({ line }) => isPaidByDeposit(groups, line));
  return withDeposit(basket, withFees, deposit, goods);
}

function feeOf(basket: Basket, group: BasketGroup, goodsMinor: number): BasketLine[] {
  const { method, feeItem, feeLine, payment, number, fulfilment } = group;
  if (method === null || feeItem === null || payment !== 'now') return [];
  const unitPriceMinor = deliveryFeeMinor(method, goodsMinor);
  if (unitPriceMinor === 0) return [];
  const item = { ...feeItem, unitPriceMinor };
  const known = basket.lines.find((line) => line.number === feeLine);
  const line: BasketLine = known ?? { ...madeLine, number: feeLine, item, touchedAtStep: 0 };
  return [{ ...line, item, origin: 'fee', group: number, fulfilment }];
}

function isPaidByDeposit(groups: readonly BasketGroup[], { group }: BasketLine): boolean {
  return groups.some(({ number, payment }) => number === group && payment === 'deposit');
}

/**
 * A line for each rate of the goods, all under the deposit's number. Whole units of money are no law of it, a
 * cent is: the share is rounded to the cent, then divided.
 */
function withDeposit(
  before: Basket,
  basket: Basket,
  deposit: NumberedDeposit,
  goods: readonly PricedLine[],
): Basket {
  const { kind, of, serialNumber } = deposit;
  const dueMinor = sumMinor(goods.map(({ grossMinor }) => grossMinor));
  const wanted = of.kind === 'rate' ? multiplyDivide(dueMinor, of.rateBp, 10_000) : of.amountMinor;
  const amountMinor = Math.min(wanted, dueMinor);
  if (amountMinor <= 0) return basket;
  const lineNumbers = [...deposit.lineNumbers];
  let { lastLineNumber } = basket;
  const lines = depositParts(amountMinor, goods).map((part): BasketLine => {
    const known = lineNumbers.find((each) => isSameVat(each, part.of));
    const isFirst = !lineNumbers.some(({ lineNumber }) => lineNumber === deposit.lineNumber);
    const number = known?.lineNumber ?? (isFirst ? deposit.lineNumber : lastLineNumber + 1);
    if (!known) lineNumbers.push({ ...part.of, lineNumber: number });
    lastLineNumber = Math.max(lastLineNumber, number);
    const item = { ...deposit.item, ...part.of, unitPriceMinor: part.amountMinor };
    const name = isSameVat(deposit.item, part.of)
      ? deposit.item.name
      : depositName(kind, part.goodsName);
    const there = before.lines.find((line) => line.number === number);
    const line: BasketLine = there ?? { ...madeLine, number, item, touchedAtStep: 0 };
    return {
      ...{ ...line, item: { ...item, name }, origin: 'deposit', accounting: 'deposit' },
      ...{ depositKind: kind, serialNumber },
    };
  });
  return {
    ...basket,
    lastLineNumber,
    deposit: { ...deposit, lineNumbers },
    lines: [...basket.lines, ...lines],
  };
}

const madeLine = {
  ...{ quantity: { value: 1, scale: 0 }, discounts: [], offers: [], returned: null, due: null },
  ...{ accounting: 'turnover', depositKind: '', entered: 'keyed', associateId: '' },
  ...{ serialNumber: '', lot: '', giftReceipt: false, fulfilment: 'take', group: 0, origin: 'fee' },
} as const satisfies Omit<BasketLine, 'number' | 'item' | 'touchedAtStep'>;
