import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import type { ReceiptLanguage } from '../../domain/receipt/receipt-facts.ts';
import type { ClosureFacts, ClosureNames } from '../../domain/report/closure-facts.ts';
import { closureReportOf } from '../day/closed-day.ts';
import type { ClosedFigures } from './closed-figures.ts';

/**
 * What the paper of a closure says, read back from the signed entries it covers. Days that nobody has
 * asked for yet are read whole, so a first year takes its time.
 */
export async function closureFactsOf(
  journal: Journal,
  sealed: SealedEntry,
  given: {
    language: ReceiptLanguage;
    copyNumber: number;
    names: ClosureNames;
    closedFigures: ClosedFigures;
  },
): Promise<ClosureFacts> {
  const { language, copyNumber, names, closedFigures } = given;
  const signed = readEnvelope(sealed.bytes);
  const profile = fiscalProfileOf(signed.company.address.country);
  const figures = await closedFigures.of(sealed);
  const closure = closureReportOf(journal, sealed, figures);
  return {
    ...{ language, copyNumber, names, closure, figures, profile, signed },
    extract: profile.paper.extractOf(sealed.hash),
  };
}
