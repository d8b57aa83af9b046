import { readEntry, readEnvelope } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { DepositFacts } from '../../domain/report/deposit-facts.ts';
import { depositSlip } from '../../domain/report/deposit-slip.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { closureNames } from '../report/closure-names.ts';
import { printEvents } from './print-counts.ts';
import { type EntryPrint, printEntryPaper } from './print-entry-paper.ts';
import type { PrintingParts } from './printing-parts.ts';

/** Of the `money-moved` entries of a journal, by their own number. */
interface MovementPlace {
  journalId: string;
  number: number;
}

/** What slips are made with. */
interface ReadingDeposits {
  till: TillContext;
  language: 'fr' | 'en';
  aliasOf(operatorId: string): string;
}

/** Puts the slip of a deposit into its printer's queue, once, then as numbered duplicates. */
export async function printDeposit(
  request: Omit<EntryPrint, 'sequence'> & MovementPlace,
  from: ReadingDeposits & { parts: PrintingParts },
): Promise<Result<PrintJobView, Failure>> {
  const sealed = depositAt(request, from.till);
  const facts = sealed && factsOf(sealed, from);
  if (!sealed || !facts) return refuse(fail('DEPOSIT_UNKNOWN'));
  const { sequence } = sealed;
  return printEntryPaper(
    { ...request, sequence },
    {
      paper: 'deposit-slip',
      number: String(facts.deposit.slipNumber),
      events: { first: printEvents.deposit, again: printEvents.depositAgain },
      documentOf: (copyNumber) => depositSlip({ ...facts, copyNumber }),
    },
    from.till,
    from.parts,
  );
}

/** The slip as its first print says it. */
export function depositDocument(
  place: MovementPlace,
  from: ReadingDeposits,
): Result<{ document: ReceiptDocument }, Failure> {
  const sealed = depositAt(place, from.till);
  const facts = sealed && factsOf(sealed, from);
  return facts ? ok({ document: depositSlip(facts) }) : refuse(fail('DEPOSIT_UNKNOWN'));
}

function depositAt({ journalId, number }: MovementPlace, till: TillContext): SealedEntry | null {
  return till.journal.findByType(journalId, 'money-moved', number);
}

function factsOf(
  sealed: SealedEntry,
  { till, language, aliasOf }: ReadingDeposits,
): DepositFacts | null {
  const read = readEntry(sealed.bytes);
  if (!read.known || read.type !== 'money-moved' || read.body.kind !== 'bank-deposit') return null;
  const signed = readEnvelope(sealed.bytes);
  const profile = fiscalProfileOf(signed.company.address.country);
  const tenders = till.tenders();
  const { reasons } = till.rules();
  return {
    ...{ language, profile, signed, copyNumber: 0, deposit: read.body },
    operatorId: read.envelope.operator.id,
    extract: profile.paper.extractOf(sealed.hash),
    currency: till.identity.currency,
    names: closureNames({ language, aliasOf, tenders, reasons }),
  };
}
