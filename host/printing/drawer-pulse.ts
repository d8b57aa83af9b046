import type { Failure } from '../../contract/failure/failure.ts';
import type { Printers } from './printers.ts';

/**
 * Opens the cash drawer, which hangs on the main printer. At most one pulse is under way and one
 * waits: a drawer that opens late opens once.
 */
export function createDrawer({ printers, onChanged }: { printers: Printers; onChanged(): void }) {
  let failure: Failure | null = null;
  let underWay: Promise<void> | null = null;
  let isAsked = false;

  function say(next: Failure | null): void {
    if (next === failure) return;
    failure = next;
    onChanged();
  }

  async function pulse(): Promise<void> {
    while (isAsked) {
      isAsked = false;
      const outcome = await printers.printer('main')?.device.openDrawer();
      say(outcome === undefined || outcome.kind === 'sent' ? null : outcome.failure);
    }
    underWay = null;
  }

  return {
    /** Returns at once; without a printer there is no drawer to open. */
    open(): void {
      isAsked = true;
      underWay ??= pulse();
    },
    /** Why the last pulse did not open it. */
    failure: () => failure,
    /** Resolves when no pulse is under way; each has the printer's own time limit. */
    settled: async (): Promise<void> => {
      await underWay;
    },
  };
}
