import { type Failure, fail } from '../../contract/failure/failure.ts';
import { factsOf } from '../../contract/failure/log-facts.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Printers } from './printers.ts';

/** A drawer that stayed shut: for the money of which transaction, and why. */
export interface ShutDrawer {
  of: EntryPlace;
  failure: Failure;
}

export type Drawer = ReturnType<typeof createDrawer>;

/**
 * Opens the cash drawer, which hangs on the main printer. At most one pulse is under way and one
 * waits: a drawer that opens late opens once.
 */
export function createDrawer(from: {
  printers: Printers;
  logger: FailureLogger;
  onChanged(): void;
}) {
  let shut: ShutDrawer | null = null;
  let underWay: Promise<void> | null = null;
  let asked: EntryPlace | null = null;

  function say(next: ShutDrawer | null): void {
    if (next === shut) return;
    shut = next;
    from.onChanged();
  }

  async function pulses(): Promise<void> {
    while (asked !== null) {
      const of = asked;
      asked = null;
      say(await pulse(of));
    }
    underWay = null;
  }

  async function pulse(of: EntryPlace): Promise<ShutDrawer | null> {
    try {
      const outcome = await from.printers.printer('main')?.device.openDrawer();
      const isOpened = outcome === undefined || outcome.kind === 'sent';
      return isOpened ? null : { of, failure: outcome.failure };
    } catch (error) {
      // A mistake of the driver's: the drawer must be there for the next sale.
      from.logger.error(factsOf(error), 'the drawer could not be opened');
      return { of, failure: fail('DRAWER_NOT_OPENED') };
    }
  }

  return {
    /** Returns at once; without a printer there is no drawer to open. What stayed shut before is over. */
    open({ journalId, sequence }: EntryPlace): void {
      say(null);
      asked = { journalId, sequence };
      underWay ??= pulses();
    },
    /** What the last pulse did not open. */
    shut: () => shut,
    /** Resolves when no pulse is under way; each has the printer's own time limit. */
    settled: async (): Promise<void> => {
      await underWay;
    },
  };
}
