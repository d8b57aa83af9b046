import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import type { DayReading } from '../../contract/host/day-shapes.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { readingPaper } from '../../domain/report/reading-paper.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { DayContext } from '../day/day-context.ts';
import { liveHead } from '../day/day-keeper.ts';
import { readDay } from '../day/read-day.ts';
import { readingEvent } from '../day/read-events.ts';
import { closureNames } from './closure-names.ts';
import { readReportRules } from './read-report-rules.ts';
import { readingFactsOf } from './reading-facts-of.ts';
import { toldOfPeople } from './told-of-people.ts';

/** What an X is read and drawn with. */
export interface ReadingParts {
  day: DayContext;
  queue: CommandQueue;
  language(): 'fr' | 'en';
  aliasOf(operatorId: string): string;
  pause(): Promise<void>;
}

export interface DrawnReading {
  reading: DayReading;
  /** The reading's own entry. */
  place: { journalId: string; sequence: number };
  /** With everybody in them, as the paper need not have them. */
  figures: Figures;
  hiddenTenders: readonly string[];
  document: ReceiptDocument;
}

/** An X with its paper: its event is a command of its own, and the entries of the day are read after it. */
export async function drawReading(
  request: { commandId: string; seat: string },
  { day, queue, language, aliasOf, pause }: ReadingParts,
): Promise<Result<DrawnReading, Failure>> {
  const { till } = day;
  const read = await queue.run(() => readDay(request, day));
  if (!read.ok) return read;
  const sealed = lastReading(till.journal);
  const tenders = till.tenders();
  const hiddenTenders = tenders.types
    .filter(({ countedAtClosing }) => countedAtClosing)
    .map(({ id }) => id);
  const { reasons } = till.rules();
  const facts = await readingFactsOf(till.journal, sealed, {
    ...{ language: language(), hiddenTenders, pause },
    names: closureNames({ language: language(), aliasOf, tenders, reasons }),
  });
  const told = toldOfPeople(facts.figures, 'paper', await readReportRules(till.documents));
  return ok({
    reading: read.value,
    place: { journalId: sealed.journalId, sequence: sealed.sequence },
    ...{ figures: facts.figures, hiddenTenders },
    document: readingPaper({ ...facts, figures: told }),
  });
}

/** Made a moment ago, or before a lost answer: then what was read since is as good. */
function lastReading(journal: Journal): SealedEntry {
  const { journalId, types } = liveHead(journal);
  for (let number = types.event?.sequence ?? 0; number > 0; number -= 1) {
    const sealed = journal.findByType(journalId, 'event', number);
    if (!sealed) break;
    const read = readEntry(sealed.bytes);
    if (read.known && read.type === 'event' && read.body.event === readingEvent) return sealed;
  }
  throw new Error('Broken law: who has read the day finds its event');
}
