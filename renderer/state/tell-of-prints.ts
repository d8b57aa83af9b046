import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { Snapshots } from './snapshots.ts';
import type { Toasts } from './toasts.ts';

/**
 * A paper that came to grief while the cashier is with the next customer is said in passing; on the
 * paid screen of its own sale it is said there, with what to do.
 */
export function tellOfPrints({ printing, sale }: Snapshots, toasts: Toasts): void {
  printing.subscribe(({ snapshot }, before) => {
    if (before.snapshot === null) return;
    const known = new Map(before.snapshot.jobs.map((job) => [job.id, job.state]));
    for (const job of snapshot?.jobs ?? []) {
      if (known.get(job.id) === job.state || job.receiptNumber === '') continue;
      const shown = sale.getState().snapshot;
      const isSeen = isOf(shown?.paid ?? shown?.placed ?? null, job);
      const number = job.receiptNumber;
      if (isSeen) continue;
      if (job.state === 'failed') toasts.say('toast.not-printed', { number });
      if (job.state === 'unknown') toasts.say('toast.look-at-paper', { number });
    }
  });
}

function isOf(paid: { journalId: string; sequence: number } | null, job: PrintJobView): boolean {
  return paid?.journalId === job.journalId && paid.sequence === job.sequence;
}
