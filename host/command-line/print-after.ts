import { type Failure, fail, failureText } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { CommandContext } from './command.ts';
import { noteTexts } from './common-texts.ts';

const pollEveryMs = 100;
/** A printer that is held up (no paper, cover open) goes on by itself; a script waits no longer for it. */
const waitAtMostMs = 60_000;

/** What became of the paper of a sale, as `ring --receipt paper` prints it. */
export interface PaperEnd {
  state: PrintJobView['state'];
  /** 0 for a first print. */
  copyNumber: number;
  /** Why it is not printed, or not known to be; null when it is. */
  failure: Failure | null;
}

/**
 * Prints the receipt of a sale that is done, and waits for what comes of it. The sale stands whatever
 * that is: a failure is part of the answer and a note on stderr.
 */
export async function printAfter(
  context: CommandContext,
  seat: string,
  { journalId, sequence, receiptNumber }: PaidView,
): Promise<PaperEnd> {
  const { host, language } = context;
  const asked = await host.call('printReceipt', {
    commandId: context.newId(),
    seat,
    journalId,
    sequence,
    paper: 'receipt',
  });
  const end = asked.ok ? await endOf(context, asked.value) : failed(asked.error);
  if (end.state !== 'printed') {
    const why = end.failure ?? fail('NO_ANSWER');
    const sentence = `${failureText(why, language)} [${why.code}]`;
    context.note(noteTexts[language].notPrinted(receiptNumber, sentence));
  }
  return end;
}

async function endOf(context: CommandContext, started: PrintJobView): Promise<PaperEnd> {
  const fromMs = context.nowMs();
  let job = started;
  while (job.state === 'waiting' || job.state === 'printing') {
    const isOver = context.nowMs() - fromMs > waitAtMostMs;
    if (isOver || context.interrupted.aborted) break;
    await context.wait(pollEveryMs);
    const now = await context.host.call('printJob', { id: job.id });
    if (!now.ok) return { ...failed(now.error), state: 'unknown' };
    job = now.value;
  }
  const { state, copyNumber, failure } = job;
  return { state, copyNumber, failure };
}

function failed(failure: Failure): PaperEnd {
  return { state: 'failed', copyNumber: 0, failure };
}
