import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BooksJobState } from '../../../contract/host/accounting-shapes.ts';
import type { ClosedDay, ClosureReport, DayReading } from '../../../contract/host/day-shapes.ts';
import type { ExplainedDifference } from '../../../contract/host/explain-shapes.ts';
import type { SafePapers } from './deposit-entry.ts';

/** Steps of a closing after its count was validated. */
type ClosingStep = 'difference' | 'parting' | 'close';

/** Which closure it is, without its figures. */
type ClosureHead = Pick<
  ClosureReport,
  'journalId' | 'sequence' | 'period' | 'number' | 'from' | 'through' | 'late' | 'closedAt'
>;

type DayPanel =
  | 'home'
  | 'opening'
  | 'move'
  | 'reading'
  | 'no-sale'
  | 'count'
  | 'closures'
  | 'handover'
  | 'safe'
  | 'safe-count'
  | 'deposit'
  | 'change-order'
  | 'between-tills';

/** The count that a panel is about. */
const countPanels = { count: 'closing', handover: 'handover', 'safe-count': 'safe' } as const;

/** Which count a panel shows; null for panels that count nothing. */
export function countedIn(panel: DayPanel): 'closing' | 'handover' | 'safe' | null {
  return panel === 'count' || panel === 'handover' || panel === 'safe-count'
    ? countPanels[panel]
    : null;
}

/** Where Escape leads from a panel. */
export function panelBefore(panel: DayPanel, moveKind: DayWork['moveKind']): DayPanel {
  const isOfSafe =
    panel === 'safe-count' ||
    panel === 'deposit' ||
    panel === 'change-order' ||
    panel === 'between-tills' ||
    (panel === 'move' && moveKind === 'float');
  return isOfSafe ? 'safe' : 'home';
}

/** What the day screen shows beside the host's own view of the day. */
export interface DayWork {
  panel: DayPanel;
  step: ClosingStep;
  /** Why a tender type differs, by type. */
  reasons: Readonly<Record<string, string>>;
  moveKind: 'cash-drop' | 'paid-in' | 'paid-out' | 'float';
  /** Which way money goes between tills that share the safe. */
  between: 'takings-brought' | 'float-given';
  /** Who takes the drawer; empty until somebody is chosen. */
  takerId: string;
  /** What lies in the safe beside cash, as it was last asked for. */
  papers: SafePapers | null;
  /** Slip of the deposit that was just booked, which can be printed; 0 for none. */
  bookedSlip: number;
  /** Reason of the movement or the no-sale being made. */
  reasonCode: string;
  /** A command is on its way. */
  isBusy: boolean;
  reading: DayReading | null;
  /** Newest first, as they were last asked for. */
  closures: readonly ClosureHead[];
  /** What may be behind the differences of a count, once the host has looked. */
  explained: { countId: string; explanations: readonly ExplainedDifference[] } | null;
  /** The accounting export that was begun here, as it was last looked at. */
  books: BooksJobState | null;
  /** What the closing made, or one of before: shown until the screen is left. */
  closed: ClosedDay | null;
}

export type DayWorkStore = StoreApi<DayWork>;

export const noWork: DayWork = {
  panel: 'home',
  step: 'difference',
  reasons: {},
  moveKind: 'cash-drop',
  between: 'takings-brought',
  takerId: '',
  papers: null,
  bookedSlip: 0,
  reasonCode: '',
  isBusy: false,
  reading: null,
  closures: [],
  explained: null,
  books: null,
  closed: null,
};

export function createDayWork(): DayWorkStore {
  return createStore<DayWork>(() => noWork);
}
