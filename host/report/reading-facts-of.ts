import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import type { ReceiptLanguage } from '../../domain/receipt/receipt-facts.ts';
import type { ClosureFacts, ClosureNames } from '../../domain/report/closure-facts.ts';
import { closureHeadOf, movementsOf } from '../day/closed-day.ts';
import { handoverOf } from '../day/handover-of.ts';
import { readFigures } from './read-figures.ts';

/**
 * What the paper of an X says: the entries from the last closure of a day up to the event of the reading,
 * without the tenders that somebody has to count yet.
 */
export async function readingFactsOf(
  journal: Journal,
  reading: SealedEntry,
  given: {
    language: ReceiptLanguage;
    names: ClosureNames;
    /** Types that are counted at the closing. */
    hiddenTenders: readonly string[];
    pause(): Promise<void>;
  },
): Promise<ClosureFacts> {
  const { language, names, hiddenTenders, pause } = given;
  const { envelope: signed } = readEntry(reading.bytes);
  const { journalId } = reading;
  const { currency } = signed.totals;
  const head = journal.heads().find((known) => known.journalId === journalId);
  const firstSequence = head ? afterLastDay(journal, head, reading.sequence) : reading.sequence;
  const lastSequence = reading.sequence - 1;
  const range = { journalId, firstSequence, lastSequence };
  const all = await readFigures(journal, range, { currency, pause });
  const figures = {
    ...all,
    tenders: all.tenders.filter(({ type }) => !hiddenTenders.includes(type)),
  };
  const { transactionCount, salesMinor, returnsMinor, perRate, deposits, liabilitiesMinor } = all;
  const moved = head
    ? entriesOf(journal, head, 'money-moved', { firstSequence, lastSequence })
    : [];
  const handed = head
    ? entriesOf(journal, head, 'session-handed-over', { firstSequence, lastSequence })
    : [];
  const profile = fiscalProfileOf(signed.company.address.country);
  return {
    ...{ language, names, figures, profile, signed, copyNumber: 0 },
    extract: profile.paper.extractOf(reading.hash),
    closure: {
      ...{ period: 'day', number: 0, late: false, isBlind: false, sessions: [] },
      ...{ from: reading.businessDay, through: reading.businessDay },
      ...{ firstSequence, lastSequence, currency },
      totals: {
        ...{ currency, transactionCount, salesMinor, returnsMinor },
        ...{ perRate, deposits, liabilitiesMinor },
        algebraicMinor: salesMinor - returnsMinor,
        absoluteMinor: salesMinor + returnsMinor,
      },
      perpetual: signed.totals,
      handovers: handed.map((each) => handoverOf(journal, each)),
      movements: movementsOf(moved),
    },
  };
}

/** The first entry that no closure of a day covers before that one. */
function afterLastDay(journal: Journal, { journalId, types }: JournalHead, before: number): number {
  for (let number = types.closure?.sequence ?? 0; number > 0; number -= 1) {
    const sealed = journal.findByType(journalId, 'closure', number);
    if (!sealed) break;
    if (sealed.sequence < before && closureHeadOf(sealed).period === 'day')
      return sealed.sequence + 1;
  }
  return journal.firstSequence(journalId);
}

function entriesOf(
  journal: Journal,
  { journalId, types }: JournalHead,
  type: string,
  { firstSequence, lastSequence }: { firstSequence: number; lastSequence: number },
): SealedEntry[] {
  const found: SealedEntry[] = [];
  for (let number = types[type]?.sequence ?? 0; number > 0; number -= 1) {
    const sealed = journal.findByType(journalId, type, number);
    if (!sealed || sealed.sequence < firstSequence) break;
    if (sealed.sequence <= lastSequence) found.push(sealed);
  }
  return found.toReversed();
}
