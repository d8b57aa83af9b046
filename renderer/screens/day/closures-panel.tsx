import { FileText } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { Notices } from '../../components/notice.tsx';
import { weekdayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { BooksExport } from './books-export.tsx';
import css from './day-screen.module.css';

/** What was closed before, newest first; each opens as it was closed. */
export function ClosuresPanel() {
  const text = useText();
  const language = useLanguage();
  const { commands, dayWork } = useTill();
  const { closures } = useStore(dayWork);
  const isHostGone = useIsHostGone();
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)} data-testid="closures">
        <h2 className={css.title}>{text('day.closures')}</h2>
        {closures.length === 0 && (
          <EmptyState
            icon={FileText}
            title={text('day.closures.none')}
            text={text('day.closures.none.text')}
          />
        )}
        <EntryList>
          {closures.map(({ journalId, sequence, period, number, through, late }) => (
            <li key={`${journalId}${String(sequence)}`}>
              <Button
                takesFocus
                className={css.row}
                testId={`closure-${String(sequence)}`}
                isDisabled={isHostGone}
                onPress={() => commands.showClosure({ journalId, sequence })}
              >
                <strong>{text('day.closed.title', { period, number })}</strong>{' '}
                {weekdayText(through, language)}
                {late && ` · ${text('day.closed.late')}`}
              </Button>
            </li>
          ))}
        </EntryList>
      </section>
      <aside className={css.side}>
        <Notices only="act" />
        <div className={css.scroll}>
          <BooksExport />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          keyLabel={text('key.escape')}
          onPress={() => dayWork.setState({ panel: 'home' })}
        >
          {text('day.back')}
        </Button>
      </aside>
    </div>
  );
}
