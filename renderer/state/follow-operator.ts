import type { Snapshots } from './snapshots.ts';
import { closeSheet, setTyped, type UiStore } from './ui.ts';

/**
 * Another person at the till, or nobody: the screen stays where it was, but a sheet that was open for
 * one is not open for the other, and the PIN is asked of who was here when it locked.
 */
export function followOperator({ people }: Pick<Snapshots, 'people'>, ui: UiStore): void {
  people.subscribe(({ snapshot }, before) => {
    const id = snapshot?.operator?.id;
    if (id === before.snapshot?.operator?.id) return;
    closeSheet(ui);
    setTyped(ui, { pin: '' });
    if (id !== undefined) return;
    ui.setState({ signOnId: snapshot?.lockedOperatorId || null, isSwitching: false });
  });
}
