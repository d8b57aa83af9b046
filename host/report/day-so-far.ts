import type { Journal } from '../../contract/port/journal.ts';
import { type Figures, noFigures } from '../../domain/report/figures.ts';
import { readFigures } from './read-figures.ts';

/**
 * The figures of the open day of the live journal: everything since its last closure of a day. Kept
 * between two questions, so each costs only what was written since the last one.
 */
export function createDaySoFar({ journal, pause }: { journal: Journal; pause(): Promise<void> }): {
  figures(): Promise<Figures>;
} {
  let known: { journalId: string; from: number; through: number; figures: Figures } | null = null;
  let reading: Promise<Figures> | null = null;

  async function read(): Promise<Figures> {
    const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
    if (!live) return noFigures('EUR');
    const { journalId, sequence } = live;
    const from = live.periods.day.sequence + 1;
    const { currency } = live.totals;
    const before =
      known?.journalId === journalId && known.from === from
        ? known
        : { journalId, from, through: from - 1, figures: noFigures(currency) };
    const figures = await readFigures(
      journal,
      { journalId, firstSequence: before.through + 1, lastSequence: sequence },
      { currency, known: before.figures, pause },
    );
    known = { journalId, from, through: sequence, figures };
    return figures;
  }

  return {
    /** One reading at a time: whoever asks meanwhile gets the same answer. */
    figures() {
      reading ??= read().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
}
