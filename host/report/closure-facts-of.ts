import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import type { ReceiptLanguage } from '../../domain/receipt/receipt-facts.ts';
import type { ClosureFacts, ClosureNames } from '../../domain/report/closure-facts.ts';
import { closureReportOf } from '../day/closed-day.ts';
import { readFigures } from './read-figures.ts';

/**
 * What the paper of a closure says, read back from the signed entries it covers. Reads every one of
 * them, so it takes its time over a year; `pause` lets others go first.
 */
export async function closureFactsOf(
  journal: Journal,
  sealed: SealedEntry,
  given: {
    language: ReceiptLanguage;
    copyNumber: number;
    names: ClosureNames;
    pause(): Promise<void>;
  },
): Promise<ClosureFacts> {
  const { language, copyNumber, names, pause } = given;
  const closure = closureReportOf(journal, sealed);
  const signed = readEnvelope(sealed.bytes);
  const profile = fiscalProfileOf(signed.company.address.country);
  const { journalId, firstSequence, lastSequence, currency } = closure;
  const figures = await readFigures(
    journal,
    { journalId, firstSequence, lastSequence },
    { currency, pause },
  );
  return {
    ...{ language, copyNumber, names, closure, figures, profile, signed },
    extract: profile.paper.extractOf(sealed.hash),
  };
}
