import { FileSpreadsheet, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { BooksJobState } from '../../../contract/host/accounting-shapes.ts';
import { Button } from '../../components/button.tsx';
import { countText, monthText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useMay, useTill } from '../../state/use-till.ts';
import css from './books-export.module.css';

const lookAgainAfterMs = 700;
/** Who keeps the books asks for the month that is over, sometimes for the one that runs. */
const shownMonths = 2;

/** Accounting entries of closed days, by month, into the till's folder of exports. */
export function BooksExport() {
  const text = useText();
  const language = useLanguage();
  const { commands, dayWork } = useTill();
  const { closures, books, isBusy } = useStore(dayWork);
  const isHostGone = useIsHostGone();
  const mayExport = useMay('archive');
  const isRunning = books?.isDone === false;
  useEffect(() => {
    if (!isRunning) return;
    const looking = setInterval(commands.lookAtBooks, lookAgainAfterMs);
    return () => clearInterval(looking);
  }, [commands, isRunning]);
  const days = closures.filter(({ period }) => period === 'day');
  const months = [...new Set(days.map(({ through }) => through.slice(0, 7)))].slice(0, shownMonths);
  if (months.length === 0) return null;
  return (
    <section className={css.export} data-testid="books">
      <h2 className={css.title}>{text('day.books')}</h2>
      <p className={css.quiet}>{text(mayExport ? 'day.books.text' : 'day.books.never')}</p>
      {months.map((month) => (
        <Button
          key={month}
          takesFocus
          icon={FileSpreadsheet}
          testId={`books-${month}`}
          isDisabled={isHostGone || isRunning || isBusy || !mayExport}
          onPress={() => commands.beginBooks(month)}
        >
          {monthText(month, language)}
        </Button>
      ))}
      {books && <Job books={books} />}
    </section>
  );
}

function Job({ books }: { books: BooksJobState }) {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  if (books.isDone) {
    return (
      <p className={css.done} data-testid="books-done" aria-live="polite">
        {text('day.books.done', { count: books.total })}
        <span className={css.file}>{books.file}</span>
      </p>
    );
  }
  const title = text('day.books.running');
  return (
    <>
      <p className={css.quiet} aria-live="polite">
        {title}{' '}
        <span className="figures">
          {countText(books.done, language)} / {countText(books.total, language)}
        </span>
      </p>
      <progress
        className={css.progress}
        aria-label={title}
        value={books.done}
        max={Math.max(books.total, 1)}
      />
      <Button takesFocus icon={X} testId="books-cancel" onPress={commands.cancelBooks}>
        {text('archives.cancel')}
      </Button>
    </>
  );
}
