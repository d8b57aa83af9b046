import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClosedDay, ClosureReport, DayReading } from '../../../contract/host/day-shapes.ts';

/** Steps of a closing after its count was validated. */
type ClosingStep = 'difference' | 'parting' | 'close';

/** Which closure it is, without its figures. */
type ClosureHead = Pick<
  ClosureReport,
  'journalId' | 'sequence' | 'period' | 'number' | 'from' | 'through' | 'late' | 'closedAt'
>;

/** What the day screen shows beside the host's own view of the day. */
export interface DayWork {
  panel: 'home' | 'opening' | 'move' | 'reading' | 'no-sale' | 'count' | 'closures';
  step: ClosingStep;
  /** Why a tender type differs, by type. */
  reasons: Readonly<Record<string, string>>;
  moveKind: 'cash-drop' | 'paid-in' | 'paid-out';
  /** Reason of the movement or the no-sale being made. */
  reasonCode: string;
  /** A command is on its way. */
  isBusy: boolean;
  reading: DayReading | null;
  /** Newest first, as they were last asked for. */
  closures: readonly ClosureHead[];
  /** What the closing made, or one of before: shown until the screen is left. */
  closed: ClosedDay | null;
}

export type DayWorkStore = StoreApi<DayWork>;

export const noWork: DayWork = {
  panel: 'home',
  step: 'difference',
  reasons: {},
  moveKind: 'cash-drop',
  reasonCode: '',
  isBusy: false,
  reading: null,
  closures: [],
  closed: null,
};

export function createDayWork(): DayWorkStore {
  return createStore<DayWork>(() => noWork);
}
