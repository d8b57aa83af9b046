import type { DenominationCount } from './money.ts';

export type Denomination = Omit<DenominationCount, 'count'>;

/** Notes and coins of the euro; a roll holds as many coins as the Eurosystem’s coin rolls do. */
const euro: readonly Denomination[] = [
  ...[50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500].map((unitMinor) => note(unitMinor)),
  ...[200, 100, 50, 20, 10, 5, 2, 1].map((unitMinor) => coin(unitMinor)),
  ...(
    [
      [200, 25],
      [100, 25],
      [50, 40],
      [20, 40],
      [10, 40],
      [5, 50],
      [2, 50],
      [1, 50],
    ] as const
  ).map(([unitMinor, coins]): Denomination => ({ form: 'roll', unitMinor: unitMinor * coins })),
];

const sterling: readonly Denomination[] = [
  ...[5_000, 2_000, 1_000, 500].map((unitMinor) => note(unitMinor)),
  ...[200, 100, 50, 20, 10, 5, 2, 1].map((unitMinor) => coin(unitMinor)),
];

const swissFranc: readonly Denomination[] = [
  ...[100_000, 20_000, 10_000, 5_000, 2_000, 1_000].map((unitMinor) => note(unitMinor)),
  ...[500, 200, 100, 50, 20, 10, 5].map((unitMinor) => coin(unitMinor)),
];

/** What the drawer of a currency is counted in, largest first; empty where only the amount is typed. */
export function denominationsOf(currency: string): readonly Denomination[] {
  switch (currency) {
    case 'EUR':
      return euro;
    case 'GBP':
      return sterling;
    case 'CHF':
      return swissFranc;
    default:
      return [];
  }
}

function note(unitMinor: number): Denomination {
  return { form: 'note', unitMinor };
}

function coin(unitMinor: number): Denomination {
  return { form: 'coin', unitMinor };
}
