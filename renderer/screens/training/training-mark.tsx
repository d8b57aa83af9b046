import { GraduationCap } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { openSheet } from '../../state/ui.ts';
import { useTill } from '../../state/use-till.ts';
import css from './training-mark.module.css';

/** So many words of the mark cover the largest screen. */
const words = Array.from({ length: 60 }, (_, index) => index);

/**
 * On every screen and over every sheet while somebody trains: a band that says it, a striped frame and
 * the word across the screen (BOI-TVA-DECLA-30-10-30 §150). In words, stripes and colour, and never of
 * the theme.
 */
export function TrainingMark() {
  const training = useStore(useTill().snapshots.sale, ({ snapshot }) => snapshot?.training ?? null);
  return training && createPortal(<Mark {...training} />, document.body);
}

function Mark({ responsibleAlias }: { responsibleAlias: string }) {
  const text = useText();
  const { ui } = useTill();
  const title = text('training.window');
  useEffect(() => {
    const before = document.title;
    document.title = title;
    document.documentElement.dataset.training = 'on';
    return () => {
      document.title = before;
      delete document.documentElement.dataset.training;
    };
  }, [title]);
  return (
    <>
      <div className={css.across} aria-hidden="true">
        {words.map((index) => (
          <span key={index}>{text('training.mark')}</span>
        ))}
      </div>
      <div className={css.frame} aria-hidden="true" />
      <aside className={css.band} aria-label={text('training.title')} data-testid="training-band">
        <p className={css.words}>
          <GraduationCap className={css.icon} aria-hidden="true" />
          <strong>{text('training.band')}</strong>
          <span className={css.under}>{text('training.under', { name: responsibleAlias })}</span>
        </p>
        <Button
          className={css.leave}
          keyLabel={text('key.altf')}
          testId="training-open"
          onPress={() => openSheet(ui, 'training')}
        >
          {text('training.end')}
        </Button>
      </aside>
    </>
  );
}
