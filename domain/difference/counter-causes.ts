import type { Candidate } from './cause.ts';
import type { CountedDay } from './counted-day.ts';
import { evenly } from './evenly.ts';

/** Notes and coins that are taken for each other, and how often compared to the others. */
const mistaken: readonly (readonly [number, number, number])[] = [
  [1_000, 2_000, 4],
  [500, 1_000, 4],
  [500, 2_000, 3],
  [2_000, 5_000, 3],
  [100, 200, 3],
  [1_000, 5_000, 1],
  [10, 20, 1],
  [20, 50, 1],
];

/** Mistakes at the counter that leave no trace: the terminal's own payments, notes taken for others. */
export function counterCauses(day: CountedDay): Candidate[] {
  return [...unknownPayments(day), ...wrongChange(day)];
}

/**
 * The terminal has a payment that the till knows nothing of, or does not know the end of. Without a
 * known attempt any amount up to a large sale will do, so each one alone is unlikely.
 */
function unknownPayments({ tenders, unknownPayments: attempts }: CountedDay): Candidate[] {
  const cards = tenders.filter(({ isCard }) => isCard);
  const known = cards.flatMap(({ type }) =>
    attempts.map(({ attemptId, amountMinor }) => ({
      cause: { kind: 'unknown-card-payment', amountMinor, attemptId } as const,
      makes: new Map([[type, amountMinor]]),
      likelihood: 1,
    })),
  );
  const unheardOf = cards.flatMap(({ type, expectedMinor, countedMinor }) => {
    const amountMinor = countedMinor - expectedMinor;
    if (amountMinor <= 0) return [];
    const cause = { kind: 'unknown-card-payment', amountMinor, attemptId: '' } as const;
    return [{ cause, makes: new Map([[type, amountMinor]]), likelihood: 0.08 / 4_000 }];
  });
  return [...evenly(known, 0.2), ...unheardOf];
}

function wrongChange({ tenders }: CountedDay): Candidate[] {
  const cash = tenders.find(({ isCash }) => isCash)?.type;
  if (cash === undefined) return [];
  const candidates = mistaken.flatMap(([small, large, likelihood]) =>
    [
      { givenMinor: large, meantMinor: small },
      { givenMinor: small, meantMinor: large },
    ].map(({ givenMinor, meantMinor }) => ({
      cause: { kind: 'wrong-change', givenMinor, meantMinor } as const,
      makes: new Map([[cash, meantMinor - givenMinor]]),
      likelihood,
    })),
  );
  return evenly(candidates, 0.06);
}
