import type { MoneyMoved, SessionClosed, SessionOpened } from '../day/day-entries.ts';
import type { MoneyPlace } from '../day/money.ts';

/** As much of an entry as moves or counts money without a sale. */
export type DayEffectEntry =
  | { type: 'money-moved'; body: MoneyMoved }
  | { type: 'session-opened'; body: SessionOpened }
  | { type: 'session-closed'; body: SessionClosed };

/** What an entry of the day says of money, as rows (law 9). With the entry's place, `line` is their identity. */
export interface DayEffects {
  moves: readonly MoveEffect[];
  counts: readonly CountEffect[];
}

/** Money of one tender type that changed its place without a sale. */
interface MoveEffect {
  line: number;
  /** As its entry has it; `closing` is what a closed session took out of the drawer. */
  kind: string;
  from: MoneyPlace;
  to: MoneyPlace;
  type: string;
  amountMinor: number;
  pieces: number;
  reasonCode: string;
  /** Of a bank deposit; 0 of anything else. */
  slipNumber: number;
}

/** A tender type that was counted against what the journal expected. */
interface CountEffect {
  line: number;
  purpose: 'opening' | 'closing';
  type: string;
  expectedMinor: number;
  countedMinor: number;
  /** counted − expected */
  differenceMinor: number;
  reasonCode: string;
}

export const noDayEffects: DayEffects = { moves: [], counts: [] };

/** The rows of an entry of the day. What nobody counted (a closing as expected) has no count. */
export function dayEffectsOf(entry: DayEffectEntry): DayEffects {
  switch (entry.type) {
    case 'money-moved':
      return { moves: movesOf(entry.body), counts: [] };
    case 'session-opened':
      return { moves: [], counts: openingOf(entry.body) };
    default:
      return closingOf(entry.body);
  }
}

function movesOf({ kind, from, to, money, reasonCode, slipNumber }: MoneyMoved): MoveEffect[] {
  return money.map(({ type, amountMinor, pieces }, index) => ({
    ...{ line: index + 1, kind, from, to, type, amountMinor, pieces, reasonCode, slipNumber },
  }));
}

function openingOf(body: SessionOpened): CountEffect[] {
  const { counted, differenceMinor, reasonCode } = body;
  if (counted === null) return [];
  const { type, amountMinor } = counted;
  const expectedMinor = amountMinor - differenceMinor;
  return [
    {
      ...{ line: 1, purpose: 'opening', type, expectedMinor, countedMinor: amountMinor },
      ...{ differenceMinor, reasonCode },
    },
  ];
}

function closingOf({ how, tenders, taken }: SessionClosed): DayEffects {
  return {
    moves: taken.map(({ type, amountMinor, pieces, to }, index) => ({
      ...{ line: index + 1, kind: 'closing', from: 'drawer', to, type, amountMinor, pieces },
      ...{ reasonCode: '', slipNumber: 0 },
    })),
    counts:
      how === 'counted'
        ? tenders.map(({ pieces: _, ...tender }, index) => ({
            ...{ line: index + 1, purpose: 'closing', ...tender },
          }))
        : [],
  };
}
