import { multiplyDivide, sumMinor } from '../money/minor.ts';
import { priceLines } from '../pricing/price-lines.ts';
import { deliveryFeeMinor } from '../promise/delivery-method.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { BasketDeposit, BasketGroup } from './basket-group.ts';

/**
 * The basket with the lines that its groups bring: a fee for each that costs one, and the deposit on what
 * is paid later. They follow what is in the groups until somebody begins to pay; a group without a line is
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
  const dueMinor = amountOf(groups.filter(({ payment }) => payment === 'deposit'));
  const deposits = deposit ? depositOf(basket, deposit, dueMinor) : [];
  return { ...basket, groups, deposit, lines: [...rung, ...fees, ...deposits] };
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

/** Whole units of money are no law of it, a cent is: the share is rounded to the cent. */
function depositOf(basket: Basket, deposit: BasketDeposit, dueMinor: number): BasketLine[] {
  const { kind, of, lineNumber, serialNumber } = deposit;
  const wanted = of.kind === 'rate' ? multiplyDivide(dueMinor, of.rateBp, 10_000) : of.amountMinor;
  const unitPriceMinor = Math.min(wanted, dueMinor);
  if (unitPriceMinor <= 0) return [];
  const item = { ...deposit.item, unitPriceMinor };
  const known = basket.lines.find((line) => line.number === lineNumber);
  const line: BasketLine = known ?? { ...madeLine, number: lineNumber, item, touchedAtStep: 0 };
  return [
    { ...line, item, origin: 'deposit', accounting: 'deposit', depositKind: kind, serialNumber },
  ];
}

const madeLine = {
  ...{ quantity: { value: 1, scale: 0 }, discounts: [], offers: [], returned: null, due: null },
  ...{ accounting: 'turnover', depositKind: '', entered: 'keyed', associateId: '' },
  ...{ serialNumber: '', lot: '', giftReceipt: false, fulfilment: 'take', group: 0, origin: 'fee' },
} as const satisfies Omit<BasketLine, 'number' | 'item' | 'touchedAtStep'>;
