import { saidInTraining } from '../only-real.ts';
import type { Till } from '../till.ts';
import type { Desk } from './store-desk.ts';

/** The manager's page, for who may read the figures; the host asks again. */
export function openDesk({
  ui,
  snapshots,
  toasts,
}: Pick<Till, 'ui' | 'snapshots' | 'toasts'>): void {
  const { operator } = snapshots.people.getState().snapshot ?? {};
  if (saidInTraining({ snapshots, toasts }, 'manager')) return;
  if (operator?.permissions['x-reading'].isAllowed) ui.setState({ screen: 'manager', sheet: null });
}

/** What a key turns to the other way of looking. */
export type DeskTurn = 'span' | 'vat' | 'against' | 'table';

export function turnDesk({ desk }: Pick<Till, 'desk'>, turn: DeskTurn): void {
  const shown = desk.state.getState();
  const turned = {
    span: { span: shown.span === 'day' ? 'week' : 'day' },
    vat: { vat: shown.vat === 'gross' ? 'net' : 'gross' },
    against: { against: comparedWith(shown) === 'lastYear' ? 'lastWeek' : 'lastYear' },
    table: { isTable: !shown.isTable },
  } as const;
  desk.look(turned[turn]);
}

/** What was chosen; until something is, the same weekday last year where it is known. */
export function comparedWith({ against, report }: Pick<Desk, 'against' | 'report'>) {
  if (against !== null) return against;
  const isOnlyLastWeek = report?.comparisons.lastYear === null && report.comparisons.lastWeek;
  return isOnlyLastWeek ? 'lastWeek' : 'lastYear';
}
