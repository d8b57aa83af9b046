import { type CommandParts, reportOutcome } from '../command-parts.ts';
import { seat } from '../snapshots.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** What is done about the accounting of closed days. */
export interface BooksCommands {
  /** Writes the entries of a month (`YYYY-MM`) into the till's folder of exports. */
  beginBooks(month: string): void;
  /** Where the one under way stands. */
  lookAtBooks(): void;
  /** Nothing is left of it. */
  cancelBooks(): void;
}

export function booksCommands(parts: CommandParts): BooksCommands {
  const { host, dayWork } = parts;
  const run = oneAtATime(parts);

  async function look(): Promise<void> {
    const { books } = dayWork.getState();
    if (books === null) return;
    const state = await host.call('booksState', { jobId: books.jobId });
    if (dayWork.getState().books?.jobId !== books.jobId) return;
    reportOutcome(parts, 'act', state);
    dayWork.setState({ books: state.ok ? state.value : null });
  }

  return {
    async beginBooks(month) {
      const asked = {
        from: `${month}-01`,
        through: lastDayOf(month),
        siret: '',
        format: 'fec',
      } as const;
      const begun = await run(() => host.call('booksHere', { seat, asked }));
      if (!begun) return;
      const { jobId } = begun;
      const state = await host.call('booksState', { jobId });
      reportOutcome(parts, 'act', state);
      if (state.ok) dayWork.setState({ books: state.value });
    },
    lookAtBooks: () => void look(),
    async cancelBooks() {
      const { books } = dayWork.getState();
      if (books) await host.call('cancelBooks', { jobId: books.jobId });
      await look();
    },
  };
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(days).padStart(2, '0')}`;
}
