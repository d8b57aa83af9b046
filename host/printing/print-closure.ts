import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { ClosureFacts } from '../../domain/report/closure-facts.ts';
import { closurePaper } from '../../domain/report/closure-paper.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillContext } from '../commands/till-context.ts';
import { closureHeadOf } from '../day/closed-day.ts';
import type { ClosedFigures } from '../report/closed-figures.ts';
import { closureFactsOf } from '../report/closure-facts-of.ts';
import { closureNames } from '../report/closure-names.ts';
import { readReportRules } from '../report/read-report-rules.ts';
import { toldOfPeople } from '../report/told-of-people.ts';
import { printEvents } from './print-counts.ts';
import { type EntryPrint, printEntryPaper } from './print-entry-paper.ts';
import { jobView } from './print-queue.ts';
import type { PrintingParts } from './printing-parts.ts';

/** What the paper of a closure is made with. */
interface ReadingClosures {
  till: TillContext;
  language: 'fr' | 'en';
  aliasOf(operatorId: string): string;
  closedFigures: ClosedFigures;
}

/**
 * Puts the paper of a closure into its printer's queue. A print after the first is marked as a
 * duplicate and counted in the journal, as one of a receipt is. Its entries are read outside the
 * commands: a year of them takes longer than a sale may wait.
 */
export async function printClosure(
  request: EntryPrint,
  from: ReadingClosures & {
    parts: PrintingParts;
    commands: CommandQueue;
  },
): Promise<Result<PrintJobView, Failure>> {
  const { till, parts } = from;
  const { queue, printers } = parts;
  const taken = queue.find(request.commandId);
  if (taken) return ok(jobView(taken));
  if (!printers.printer(request.printer)) return refuse(fail('PRINTER_NOT_SET'));
  const sealed = till.journal.find(request.journalId, request.sequence);
  if (sealed?.type !== 'closure') return refuse(fail('CLOSURE_UNKNOWN'));
  const facts = await factsOf(sealed, from);
  return from.commands.run(() =>
    printEntryPaper(
      request,
      {
        paper: 'closure',
        number: closureNumber(sealed),
        events: { first: printEvents.closure, again: printEvents.closureAgain },
        documentOf: (copyNumber) => closurePaper({ ...facts, copyNumber }),
      },
      till,
      parts,
    ),
  );
}

/** The paper of a closure as its first print says it. */
export async function closureDocument(
  { journalId, sequence }: EntryPlace,
  from: ReadingClosures,
): Promise<Result<{ document: ReceiptDocument }, Failure>> {
  const sealed = from.till.journal.find(journalId, sequence);
  if (sealed?.type !== 'closure') return refuse(fail('CLOSURE_UNKNOWN'));
  return ok({ document: closurePaper(await factsOf(sealed, from)) });
}

/** With what a paper tells of people. */
async function factsOf(
  sealed: SealedEntry,
  { till, language, aliasOf, closedFigures }: ReadingClosures,
): Promise<ClosureFacts> {
  const tenders = till.tenders();
  const { reasons } = till.rules();
  const names = closureNames({ language, aliasOf, tenders, reasons });
  const given = { language, copyNumber: 0, names, closedFigures };
  const facts = await closureFactsOf(till.journal, sealed, given);
  const rules = await readReportRules(till.documents);
  return { ...facts, figures: toldOfPeople(facts.figures, 'paper', rules) };
}

/** Of a day its Z number, of a month or year its name: the same in every language. */
function closureNumber(sealed: SealedEntry): string {
  const { period, number, through } = closureHeadOf(sealed);
  if (period === 'day') return `Z${number}`;
  return period === 'month' ? through.slice(0, 7) : through.slice(0, 4);
}
