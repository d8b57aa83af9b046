import { NotebookPen, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { dayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { pressProfileKey } from '../../state/profile-moves.ts';
import { useIsHostGone, useMay, useTill } from '../../state/use-till.ts';
import css from './profile-sheet.module.css';

/** What associates noted of somebody, with who and when; and a line to note something. */
export function Notes() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { profile } = till;
  const { notes, typed, isBusy } = useStore(profile.state);
  const isHostGone = useIsHostGone();
  const may = useMay('customer-notes');
  const isWanted = may && notes === null;
  useEffect(() => {
    if (isWanted) profile.readNotes();
  }, [isWanted, profile]);
  const isEmpty = isHostGone || isBusy || typed.trim() === '';
  return (
    <section className={css.list} aria-label={text('profile.notes')}>
      <TextField
        label={text('profile.notes.field')}
        value={typed}
        maxLength={200}
        autoFocus
        testId="note-text"
        onChange={({ target }) => profile.type(target.value)}
      />
      {!may && <p className={css.quiet}>{text('profile.notes.never')}</p>}
      {isWanted && (
        <p className={css.quiet} role="status">
          {text('profile.notes.loading')}
        </p>
      )}
      {notes?.told === 'till' && (
        <p className={css.quiet} role="status">
          {text('profile.notes.till')}
        </p>
      )}
      {notes?.notes.length === 0 && (
        <EmptyState
          icon={NotebookPen}
          title={text('profile.notes.none.title')}
          text={text('profile.notes.none.text')}
        />
      )}
      {notes !== null && notes.notes.length > 0 && (
        <ul className={css.roll} data-testid="notes">
          {notes.notes.map(({ key, at, text: said, by }) => (
            <li key={key} className={css.note}>
              <span>
                {said}
                <span className={css.when}>
                  {text('profile.notes.by', { by, day: dayText(at.slice(0, 10), language) })}
                </span>
              </span>
              <Button
                takesFocus
                icon={X}
                testId="note-withdraw"
                isDisabled={isHostGone || isBusy}
                onPress={() => profile.note(key)}
              >
                {text('profile.notes.withdraw')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={css.acts}>
        <Button
          takesFocus
          keyLabel="F9"
          testId="note-preference"
          isDisabled={isEmpty}
          onPress={() => pressProfileKey(till, 'F9')}
        >
          {text('profile.notes.preference')}
        </Button>
        <Button
          takesFocus
          look="main"
          icon={NotebookPen}
          keyLabel="F12"
          testId="note-add"
          isDisabled={isEmpty || !may}
          onPress={() => profile.note('')}
        >
          {text('profile.notes.add')}
        </Button>
      </div>
    </section>
  );
}
