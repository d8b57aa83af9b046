import type { z } from 'zod';
import { type ReadEntry, readEntry, readEnvelope } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { printingCalls } from '../../contract/host/calls/printing-calls.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import type { DepositFacts } from '../../domain/report/deposit-facts.ts';
import { depositSlip } from '../../domain/report/deposit-slip.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { closureNames } from '../report/closure-names.ts';
import { printEvents } from './print-counts.ts';
import { type EntryPrint, printEntryPaper } from './print-entry-paper.ts';
import type { PrintingParts } from './printing-parts.ts';

/** Slips count over the journals of the till; null for the last one. */
interface Slip {
  slipNumber: number | null;
}

/** What slips are made with. */
interface ReadingDeposits {
  till: TillContext;
  language: 'fr' | 'en';
  aliasOf(operatorId: string): string;
}

/** Puts the slip of a deposit into its printer's queue, once, then as numbered duplicates. */
export async function printDeposit(
  { slipNumber, ...request }: Omit<EntryPrint, 'journalId' | 'sequence'> & Slip,
  from: ReadingDeposits & { parts: PrintingParts },
): Promise<Result<PrintJobView, Failure>> {
  const found = depositOf(slipNumber, from.till.journal);
  if (!found) return refuse(fail('DEPOSIT_UNKNOWN'));
  const facts = factsOf(found, from);
  const { journalId, sequence } = found.sealed;
  return printEntryPaper(
    { ...request, journalId, sequence },
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
  { slipNumber }: Slip,
  from: ReadingDeposits,
): Result<z.output<typeof printingCalls.depositDocument.output>, Failure> {
  const found = depositOf(slipNumber, from.till.journal);
  if (!found) return refuse(fail('DEPOSIT_UNKNOWN'));
  const { slipNumber: number, pouch, money } = found.deposit.body;
  const at = found.deposit.envelope.recordedAt.utc;
  return ok({ slipNumber: number, pouch, at, money, document: depositSlip(factsOf(found, from)) });
}

interface FoundDeposit {
  sealed: SealedEntry;
  deposit: Extract<ReadEntry, { type: 'money-moved' }>;
}

/** Newest first, so that the last one is found at once; of the journals before where this one began later. */
function depositOf(slipNumber: number | null, journal: Journal): FoundDeposit | null {
  for (const { journalId, kind, types } of journal.heads().toReversed()) {
    if (kind !== 'live') continue;
    for (let number = types['money-moved']?.sequence ?? 0; number > 0; number -= 1) {
      const sealed = journal.findByType(journalId, 'money-moved', number);
      // What is older was purged with its year.
      if (!sealed) break;
      const deposit = readEntry(sealed.bytes);
      if (!deposit.known || deposit.type !== 'money-moved') continue;
      if (deposit.body.kind !== 'bank-deposit') continue;
      if (slipNumber === null || deposit.body.slipNumber === slipNumber) return { sealed, deposit };
      if (deposit.body.slipNumber < slipNumber) return null;
    }
  }
  return null;
}

function factsOf(
  { sealed, deposit }: FoundDeposit,
  { till, language, aliasOf }: ReadingDeposits,
): DepositFacts {
  const signed = readEnvelope(sealed.bytes);
  const profile = fiscalProfileOf(signed.company.address.country);
  const tenders = till.tenders();
  const { reasons } = till.rules();
  return {
    ...{ language, profile, signed, copyNumber: 0, deposit: deposit.body },
    operatorId: deposit.envelope.operator.id,
    extract: profile.paper.extractOf(sealed.hash),
    currency: till.identity.currency,
    names: closureNames({ language, aliasOf, tenders, reasons }),
  };
}
