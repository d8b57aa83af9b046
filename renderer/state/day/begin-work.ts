import type { MoneyWork } from '../../../contract/host/safe-shapes.ts';
import { newCommandId } from '../command-id.ts';
import { setTyped, type UiStore } from '../ui.ts';
import type { CountFields } from './count-entry.ts';

/**
 * What is typed of money that is prepared begins, or goes on where it was left. Its id stays with it as
 * long as it is typed: a second press, after an answer that was lost, books the same once.
 */
export function beginWork(
  ui: UiStore,
  {
    kind,
    kept,
    counts,
  }: { kind: MoneyWork['kind']; kept: string | undefined; counts: CountFields },
): void {
  setTyped(ui, { countOf: kind, workId: kept ?? newCommandId(), counts });
}

/** It was booked or given up, or something else is typed. */
export function forgetCounted(ui: UiStore): void {
  setTyped(ui, { counts: {}, countOf: '', workId: '', money: '' });
}
