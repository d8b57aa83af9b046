import { sumMinor } from '../money/minor.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { LineItem } from '../transaction/transaction.ts';
import { isOutsideEuVat } from './residence.ts';

/** A receipt as far as a slip can be of it. */
export interface TaxFreeReceipt extends EntryPlace {
  receiptNumber: string;
  businessDay: string;
  storeId: string;
  currency: string;
  /** A slip of it is out, or was used: it gets no other. */
  hasSlip: boolean;
  lines: readonly TaxFreeLine[];
}

/** What is left of a line after returns; amounts VAT included, in minor units. */
export interface TaxFreeLine
  extends Pick<
    LineItem,
    | 'fulfilment'
    | 'accounting'
    | 'category'
    | 'eReportingCategory'
    | 'vatRateBp'
    | 'label'
    | 'quantity'
  > {
  number: number;
  grossMinor: number;
  vatMinor: number;
}

/** Why goods can't be on a slip. */
type GoodsExclusion =
  /** Nothing is left of it, or it was given back. */
  | 'returned'
  /** A service is used here. */
  | 'service'
  /** Second-hand goods under the margin scheme show no VAT; what has none gives none back. */
  | 'no-vat'
  /** The buyer carries it out of the EU in their luggage: what is shipped or waits is not. */
  | 'not-carried'
  /** Gift cards and deposits are money. */
  | 'money'
  /** A category that the retailer excluded: tobacco, arms, parts of vehicles, fuel, cultural goods… */
  | 'category';

/** Why there is no slip, of the goods. Amounts in minor units of the receipts' currency. */
type TaxFreeObstacle =
  | { code: 'no-receipt' }
  | { code: 'other-store'; receiptNumber: string }
  | { code: 'other-currency'; receiptNumber: string }
  | { code: 'has-slip'; receiptNumber: string }
  /** Bought too far apart: three days in a row at most. */
  | { code: 'days-apart'; from: string; through: string }
  /** The slip has to be issued by the third day. */
  | { code: 'too-late'; lastDay: string }
  | { code: 'nothing-eligible' }
  /** So much more has to be bought. */
  | { code: 'below-threshold'; missingMinor: number };

/** Why there is no slip, of who buys. */
export type BuyerObstacle = 'lives-in-eu' | 'too-young' | 'stays-too-long';

export interface TaxFreeRules {
  /** VAT included, in minor units; what is bought must be above it (CGI ann. IV art. 24 bis). */
  aboveMinor: number;
  currency: string;
  /** Purchases of so many days in a row go on one slip, which is issued by the last of them. */
  days: number;
  minimumAge: number;
  /** Sales categories that can't be on a slip. */
  excludedCategories: ReadonlySet<string>;
}

/** France since 2021: above 100 €, three days, sixteen years. */
export const frenchTaxFreeRules = {
  aboveMinor: 10_000,
  currency: 'EUR',
  days: 3,
  minimumAge: 16,
} as const;

export interface TaxFreeGoods {
  obstacles: readonly TaxFreeObstacle[];
  /** Of what may be on the slip. */
  grossMinor: number;
  vatMinor: number;
  lines: readonly (EntryPlace & { line: TaxFreeLine; exclusion: GoodsExclusion | null })[];
}

/**
 * Whether the goods of these receipts of one shop may go on one slip today (`YYYY-MM-DD`), with every
 * reason why not. Sources: CGI art. 262 I 2°, ann. IV art. 24 bis; circulaire CPAD1928148C § 2 (by the
 * end of the third day in a row from the first purchase).
 */
export function taxFreeGoods(
  receipts: readonly TaxFreeReceipt[],
  today: string,
  rules: TaxFreeRules,
): TaxFreeGoods {
  const lines = receipts.flatMap(({ journalId, sequence, lines: sold }) =>
    sold.map((line) => ({ journalId, sequence, line, exclusion: exclusionOf(line, rules) })),
  );
  const eligible = lines.filter(({ exclusion }) => exclusion === null).map(({ line }) => line);
  const grossMinor = sumMinor(eligible.map((line) => line.grossMinor));
  const vatMinor = sumMinor(eligible.map((line) => line.vatMinor));
  return {
    ...{ lines, grossMinor, vatMinor },
    obstacles: [
      ...receiptObstacles(receipts, rules),
      ...dayObstacles(receipts, today, rules),
      ...amountObstacles(receipts, grossMinor, rules),
    ],
  };
}

/** Whether who buys may have one. `birthDate` and `boughtOn` are `YYYY-MM-DD`; country ISO 3166, two letters. */
export function buyerObstacles(
  buyer: { birthDate: string; residenceCountry: string; staysUnderSixMonths: boolean },
  boughtOn: string,
  { minimumAge }: Pick<TaxFreeRules, 'minimumAge'>,
): BuyerObstacle[] {
  return [
    ...(isOutsideEuVat(buyer.residenceCountry) ? [] : (['lives-in-eu'] as const)),
    ...(ageOn(buyer.birthDate, boughtOn) >= minimumAge ? [] : (['too-young'] as const)),
    ...(buyer.staysUnderSixMonths ? [] : (['stays-too-long'] as const)),
  ];
}

/** Whole years. Who was born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

function exclusionOf(line: TaxFreeLine, rules: TaxFreeRules): GoodsExclusion | null {
  if (line.fulfilment === 'return' || line.grossMinor <= 0) return 'returned';
  if (line.accounting !== 'turnover') return 'money';
  if (line.eReportingCategory === 'TPS1') return 'service';
  if (line.eReportingCategory !== 'TLB1' || line.vatMinor <= 0) return 'no-vat';
  if (line.fulfilment !== 'take') return 'not-carried';
  return rules.excludedCategories.has(line.category) ? 'category' : null;
}

function receiptObstacles(
  receipts: readonly TaxFreeReceipt[],
  rules: TaxFreeRules,
): TaxFreeObstacle[] {
  const [first] = receipts;
  if (first === undefined) return [{ code: 'no-receipt' }];
  return receipts.flatMap(({ receiptNumber, storeId, currency, hasSlip }): TaxFreeObstacle[] => [
    ...(storeId === first.storeId ? [] : [{ code: 'other-store', receiptNumber } as const]),
    ...(currency === rules.currency ? [] : [{ code: 'other-currency', receiptNumber } as const]),
    ...(hasSlip ? [{ code: 'has-slip', receiptNumber } as const] : []),
  ]);
}

function dayObstacles(
  receipts: readonly TaxFreeReceipt[],
  today: string,
  { days }: TaxFreeRules,
): TaxFreeObstacle[] {
  const bought = receipts.map(({ businessDay }) => businessDay).toSorted();
  const [from] = bought;
  const through = bought.at(-1);
  if (from === undefined || through === undefined) return [];
  const lastDay = dayAfter(from, days - 1);
  if (through > lastDay) return [{ code: 'days-apart', from, through }];
  return today > lastDay ? [{ code: 'too-late', lastDay }] : [];
}

function amountObstacles(
  receipts: readonly TaxFreeReceipt[],
  grossMinor: number,
  { aboveMinor }: TaxFreeRules,
): TaxFreeObstacle[] {
  if (receipts.length === 0) return [];
  if (grossMinor === 0) return [{ code: 'nothing-eligible' }];
  // One cent more than the bound is enough, and the bound itself is not.
  return grossMinor > aboveMinor
    ? []
    : [{ code: 'below-threshold', missingMinor: aboveMinor + 1 - grossMinor }];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
