import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { factsOf } from '../../contract/failure/log-facts.ts';
import type { PrintingSnapshot, PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import { printRule } from '../../domain/receipt/print-rule.ts';
import { ok, type Result } from '../../domain/result.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillContext } from '../commands/till-context.ts';
import { StoreError } from '../store/store-error.ts';
import { guaranteedItems } from './guaranteed-items.ts';
import type { EntryPrint } from './print-entry-paper.ts';
import { orderAlone } from './print-order.ts';
import { stillWantedMs } from './print-queue.ts';
import { newPaper } from './print-receipt.ts';
import type { PrintingParts } from './printing-parts.ts';
import type { ReceiptEntry } from './receipt-papers.ts';
import type { StoredJob } from './stored-job.ts';

type Owed = PrintingSnapshot['owed'][number];

/** Seats of scripts: what they want printed they say. */
const scriptSeat = /^script-/;
/** Newest transactions that a start looks at; a till rings fewer in the time a paper is wanted. */
const recentTransactions = 100;
const maximumOwed = 20;

/**
 * Prints the receipts that nobody asked for, where the law wants it so. Each is printed once, however
 * often it is asked whether it has to be; without a printer it is owed.
 */
export function createPrintByRule(from: {
  till: TillContext;
  parts: PrintingParts;
  commands: CommandQueue;
  logger: FailureLogger;
  printOrder(
    request: EntryPrint,
    by: { reason: StoredJob['reason']; operatorId: string },
  ): Promise<Result<PrintJobView, Failure>>;
  onChanged(): void;
}) {
  const { till, parts, commands, logger } = from;
  /** By place, oldest first. */
  const owed = new Map<string, Owed>();

  const isPrinted = (place: EntryPlace): boolean =>
    parts.queue.ofEntry(place).some(({ paper }) => paper === 'receipt' || paper === 'order') ||
    parts.counts.of(place) > 0;

  async function printIfRuled(place: EntryPlace): Promise<void> {
    if (isPrinted(place)) return;
    const placed = orderAlone(place, till);
    if (placed) return printOrderOf(place, placed.order.envelope.operator.id);
    const entry = parts.papers.entry(place);
    if (!entry.ok) return;
    const rule = await ruleOf(entry.value, till);
    if (rule.print === 'on-request') return;
    const { reason } = rule;
    if (!parts.printers.printer('main')) return owe({ of: place, reason });
    const operatorId = entry.value.signed.operator.id;
    const paper = { paper: 'receipt', printer: 'main', commandId: till.newId(), ...place } as const;
    await newPaper(paper, { reason, operatorId }, entry.value, till, parts);
  }

  /** An order is confirmed on paper, also where nothing was paid. */
  async function printOrderOf(place: EntryPlace, operatorId: string): Promise<void> {
    const reason = 'order';
    if (!parts.printers.printer('main')) return owe({ of: place, reason });
    const request = { commandId: till.newId(), seat: '', printer: 'main', ...place } as const;
    await from.printOrder(request, { reason, operatorId });
  }

  function owe(paper: Owed): void {
    owed.set(placeText(paper.of), paper);
    const [oldest] = owed.keys();
    if (owed.size > maximumOwed && oldest !== undefined) owed.delete(oldest);
    from.onChanged();
  }

  /** Returns at once: the next sale does not wait for it. */
  function transactionEnded(seat: string, { journalId, sequence }: EntryPlace): void {
    if (scriptSeat.test(seat)) return;
    const failed = (facts: Record<string, unknown>) =>
      logger.error(facts, 'a receipt was not printed by rule');
    void commands
      .run(async () => ok(await printIfRuled({ journalId, sequence })))
      .then((done) => !done.ok && failed({ code: done.error.code }))
      .catch((error: unknown) => {
        // A full disk or a damaged file tells whoever acts next; this is no defect of ours.
        if (!(error instanceof StoreError)) failed(factsOf(error));
      });
  }

  return {
    transactionEnded,
    /** A host that died after a commit: what it had to print is printed while it is still wanted. */
    resume(nowMs: number): void {
      const live = till.journal.heads().find((h) => h.kind === 'live' && h.state === 'open');
      if (!live) return;
      const latest = (type: 'transaction' | 'order-placed') =>
        till.journal.latest(live.journalId, type, recentTransactions);
      const recent = [...latest('transaction'), ...latest('order-placed')];
      for (const entry of recent.toSorted((a, b) => a.sequence - b.sequence)) {
        const read = readEntry(entry.bytes);
        if (!read.known || (read.type !== 'transaction' && read.type !== 'order-placed')) continue;
        // A clock that was set back makes an old sale look like one of the future.
        const ageMs = Math.abs(nowMs - Date.parse(read.envelope.recordedAt.utc));
        if (ageMs < stillWantedMs) transactionEnded(read.body.seat, entry);
      }
    },
    owed: (): Owed[] => [...owed.values()].filter(({ of }) => !isPrinted(of)),
  };
}

async function ruleOf({ transaction }: ReceiptEntry, { documents, tenders }: TillContext) {
  const guaranteed = await guaranteedItems(documents, transaction.lines);
  return printRule(transaction, {
    isGuaranteed: (sku) => guaranteed.has(sku),
    isCard: (type) => tenderTypeIn(tenders(), type)?.kind === 'card',
  });
}
