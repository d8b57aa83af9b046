import type { PrintingSnapshot, PrintJobView } from '../../contract/host/printing-shapes.ts';
import { hasPrinter, newestJob } from './print-jobs.ts';
import { screenOf } from './screen.ts';
import type { Till } from './till.ts';

/** What somebody can do about a paper that came to grief or is held up. */
export type PrintAct = 'again' | 'other' | 'give-up';

export function printActs(
  printing: PrintingSnapshot | null,
  job: PrintJobView,
): readonly PrintAct[] {
  switch (job.state) {
    case 'failed':
    case 'unknown': {
      // A page that is no customer's and that nobody saw come out is made anew where it was asked for.
      if (job.state === 'unknown' && !isMadeAgain(job.paper)) return [];
      return hasPrinter(printing, otherThan(job)) ? ['again', 'other'] : ['again'];
    }
    case 'printing':
      return job.failure === null ? [] : ['give-up'];
    case 'waiting':
      return isBehindHeld(printing, job) ? ['give-up'] : [];
    default:
      return [];
  }
}

export function actOnPrint({ commands }: Till, job: PrintJobView, act: PrintAct): void {
  const printer = act === 'again' ? job.printer : otherThan(job);
  if (act === 'give-up') commands.giveUpPrint(job.id);
  else if (job.state === 'failed') commands.retryPrint(job.id, printer);
  else if (isOfReceipt(job.paper)) commands.printReceipt(job, job.paper, printer);
  else if (job.paper === 'closure') commands.printClosure(job, printer);
  else if (job.paper === 'order') commands.printOrder(job, printer);
}

/** By key: of the first paper that is on the screen, where the keys are shown. */
export function actOnShownPrint(till: Till, act: PrintAct): void {
  const printing = till.snapshots.printing.getState().snapshot;
  const [job] = shownJobs(till);
  if (job && printActs(printing, job).includes(act)) actOnPrint(till, job, act);
}

/** What needs a hand stands first. */
export function byNeed(one: PrintJobView, other: PrintJobView): number {
  return Number(one.failure === null) - Number(other.failure === null);
}

function shownJobs({ ui, snapshots, receipts }: Till): PrintJobView[] {
  const printing = snapshots.printing.getState().snapshot;
  const { sheet, screen } = ui.getState();
  if (sheet === 'receipts') {
    const { chosen, paper } = receipts.state.getState();
    const job = chosen && newestJob(printing, chosen, paper);
    return job ? [job] : [];
  }
  const sale = snapshots.sale.getState().snapshot;
  if (screenOf(sale, screen) !== 'paid') return [];
  const order = sale?.placed && newestJob(printing, sale.placed, 'order');
  if (order) return [order];
  const paid = sale?.paid;
  if (!paid) return [];
  return [newestJob(printing, paid, 'receipt'), newestJob(printing, paid, 'gift-receipt')]
    .filter((job) => job !== null)
    .toSorted(byNeed);
}

function otherThan({ printer }: PrintJobView): PrintJobView['printer'] {
  return printer === 'main' ? 'spare' : 'main';
}

function isBehindHeld(printing: PrintingSnapshot | null, { printer }: PrintJobView): boolean {
  return (
    printing?.jobs.some(
      (job) => job.printer === printer && job.state === 'printing' && job.failure !== null,
    ) ?? false
  );
}

/** As a duplicate, from here. */
function isMadeAgain(paper: PrintJobView['paper']): boolean {
  return isOfReceipt(paper) || paper === 'closure' || paper === 'order';
}

function isOfReceipt(paper: PrintJobView['paper']): paper is 'receipt' | 'gift-receipt' {
  return paper === 'receipt' || paper === 'gift-receipt';
}
