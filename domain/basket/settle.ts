import { sumMinor } from '../money/minor.ts';
import { type PricedLine, priceLines } from '../pricing/price-lines.ts';
import {
  splitIncludedVat,
  totalByRate,
  type VatSplit,
  type VatTotal,
} from '../tax/included-vat.ts';
import type { Basket } from './basket.ts';
import { isPaidLater } from './paid-later.ts';

export interface Settlement {
  /** What is sold and given back by this basket; the sums are of these. */
  lines: readonly (PricedLine & { split: VatSplit })[];
  /** What is ordered and paid when it is handed over. */
  later: readonly PricedLine[];
  vat: readonly VatTotal[];
  /** Below zero when more is given back than sold. */
  totalMinor: number;
  /** Sum of negative modifiers of what is sold; zero or less. */
  discountMinor: number;
  paidMinor: number;
  /** What rounding the cash added or took off. */
  roundingMinor: number;
  /** What is still to pay; below zero what is still to pay back; zero when covered. */
  remainingMinor: number;
  /** Cash to hand back. */
  changeMinor: number;
}

/** Works out a basket: price and VAT per line and rate, total, what is paid and what is left. Pure. */
export function settle(basket: Basket): Settlement {
  const all = priceLines(basket);
  const later = all.filter(({ line }) => isPaidLater(basket, line));
  const priced = later.length === 0 ? all : all.filter((each) => !later.includes(each));
  const splits = splitLines(priced);
  const totalMinor = sumMinor(priced.map(({ grossMinor }) => grossMinor));
  const paidMinor = sumMinor(basket.tenders.map((tender) => tender.amountMinor));
  const roundingMinor = sumMinor(basket.tenders.map((tender) => tender.roundingMinor));
  const sold = priced.filter(({ line }) => line.returned === null);
  return {
    lines: priced.map((each, index) => ({ ...each, split: splits[index] ?? zeroSplit })),
    later,
    vat: totalByRate(
      priced.map(({ line, grossMinor }, index) => ({
        vatCategory: line.item.vatCategory,
        vatRateBp: line.item.vatRateBp,
        grossMinor,
        vatMinor: splits[index]?.vatMinor ?? 0,
      })),
    ),
    totalMinor,
    discountMinor: sumMinor(
      sold.flatMap(({ modifiers }) => modifiers.map(({ amountMinor }) => Math.min(amountMinor, 0))),
    ),
    paidMinor,
    roundingMinor,
    remainingMinor: totalMinor + roundingMinor - paidMinor,
    changeMinor: sumMinor(basket.tenders.map((tender) => tender.changeMinor)),
  };
}

const zeroSplit: VatSplit = { grossMinor: 0, netMinor: 0, vatMinor: 0 };

/** Goods given back carry the VAT they were sold with; what is sold now shares its own. */
function splitLines(priced: readonly PricedLine[]): VatSplit[] {
  const sold = splitIncludedVat(
    priced.map(({ line, grossMinor }) => ({
      vatCategory: line.item.vatCategory,
      vatRateBp: line.item.vatRateBp,
      grossMinor: line.returned ? 0 : grossMinor,
    })),
  ).lines;
  return priced.map(({ line }, index) => {
    if (!line.returned) return sold[index] ?? zeroSplit;
    const { grossMinor, netMinor, vatMinor } = line.returned;
    return { grossMinor, netMinor, vatMinor };
  });
}
