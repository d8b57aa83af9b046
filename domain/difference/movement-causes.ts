import type { Candidate } from './cause.ts';
import type { CountedDay } from './counted-day.ts';
import { evenly } from './evenly.ts';

/** Nobody carries less to the safe, or finds room for more in the drawer. */
const smallestDropMinor = 2_000;
const largestDropMinor = 200_000;

/** Mistakes with money that moves beside the sales: a drop nobody entered, a movement nobody made. */
export function movementCauses(day: CountedDay): Candidate[] {
  return [...dropsNotRecorded(day), ...movementsNotMade(day)];
}

/** Notes only; such amounts as were dropped before, and round ones, are the likeliest. */
function dropsNotRecorded({ tenders, movements }: CountedDay): Candidate[] {
  const cash = tenders.find(({ isCash }) => isCash);
  if (!cash) return [];
  const before = new Set(
    movements.filter(({ kind }) => kind === 'cash-drop').map(({ amountMinor }) => -amountMinor),
  );
  const most = Math.min(largestDropMinor, Math.max(0, cash.expectedMinor));
  const candidates: Candidate[] = [];
  for (let amountMinor = smallestDropMinor; amountMinor <= most; amountMinor += 500) {
    candidates.push({
      cause: { kind: 'drop-not-recorded', amountMinor },
      makes: new Map([[cash.type, -amountMinor]]),
      likelihood: roundness(amountMinor) * (before.has(amountMinor) ? 8 : 1),
    });
  }
  return evenly(candidates, 0.15);
}

function roundness(amountMinor: number): number {
  if (amountMinor % 10_000 === 0) return 12;
  if (amountMinor % 5_000 === 0) return 8;
  return amountMinor % 1_000 === 0 ? 2 : 0.5;
}

function movementsNotMade({ tenders, movements }: CountedDay): Candidate[] {
  const cash = tenders.find(({ isCash }) => isCash)?.type;
  if (cash === undefined) return [];
  return evenly(
    movements.map((movement) => ({
      cause: { kind: 'movement-not-made', movement } as const,
      makes: new Map([[cash, -movement.amountMinor]]),
      likelihood: 1,
    })),
    0.04,
  );
}
