import type { Failure } from '../../contract/failure/failure.ts';
import type { PrintingSnapshot } from '../../contract/host/printing-shapes.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { isSamePlace } from './receipt-store.ts';
import type { Till } from './till.ts';

/** Why the drawer stayed shut for this transaction; null when it did not, or did for another. */
export function shutDrawerOf(printing: PrintingSnapshot | null, of: EntryPlace): Failure | null {
  const shut = printing?.shutDrawer ?? null;
  return shut !== null && isSamePlace(shut.of, of) ? shut.failure : null;
}

/** Another try for what the paid screen shows, if its own did not open the drawer. */
export function openDrawerOfPaid({ snapshots, commands }: Till): void {
  const paid = snapshots.sale.getState().snapshot?.paid;
  if (!paid || shutDrawerOf(snapshots.printing.getState().snapshot, paid) === null) return;
  commands.openDrawer(paid);
}
