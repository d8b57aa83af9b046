import type { Decision } from '../../../contract/host/calls/decision-calls.ts';
import { openWorklists } from '../prepare-moves.ts';
import { showSheet } from '../sale-moves.ts';
import type { Till } from '../till.ts';
import type { SheetName } from '../ui.ts';

export type WaitingKind = Decision['kind'] | 'closure-mismatch';

/** What is settled in a sheet over the page. */
const sheets: Partial<Record<WaitingKind, SheetName>> = {
  'suspended-basket': 'suspended',
  'return-conflict': 'tasks',
  'order-overpaid': 'tasks',
  'order-refused': 'tasks',
  'points-overdrawn': 'tasks',
  'value-overdrawn': 'tasks',
  'count-set-aside': 'tasks',
  'tax-free': 'tax-free',
  paper: 'receipts',
  'archive-due': 'archives',
};

/** Goes where a decision is settled; what nobody settles at a till is told by its state. */
export function settleDecision(till: Till, kind: WaitingKind): void {
  const { ui, commands, dayWork, snapshots } = till;
  switch (kind) {
    case 'part-paid-basket': {
      // Open at this seat, or among those put aside.
      const isHere = (snapshots.sale.getState().snapshot?.basket?.tenders.length ?? 0) > 0;
      if (isHere) ui.setState({ screen: 'tender' });
      else showSheet(till, 'suspended');
      break;
    }
    case 'late-closing':
      commands.openDay();
      break;
    case 'cash-drop':
      commands.openDrop();
      break;
    case 'count-to-validate':
    case 'difference':
      commands.openDay();
      dayWork.setState({ panel: panelOfCount(till) });
      break;
    case 'order-unfillable':
      openWorklists(till, ['decide']);
      break;
    case 'closure-mismatch':
      commands.openDay();
      commands.listClosures();
      break;
    default:
      showSheet(till, sheets[kind] ?? 'status');
  }
}

/** Where the count stands that waits: of a closing, a handover or the safe. */
function panelOfCount({ snapshots }: Till): 'count' | 'handover' | 'safe-count' {
  const counts = snapshots.day.getState().snapshot?.counts ?? [];
  const purpose = counts.find(({ state }) => state !== 'counting')?.purpose;
  if (purpose === 'handover') return 'handover';
  return purpose === 'safe' ? 'safe-count' : 'count';
}
