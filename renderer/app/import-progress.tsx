import { countText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import css from './status-sheet.module.css';

/** A catalogue import under way: how many of its lines are in. */
export function ImportProgress({ done, total }: { done: number; total: number }) {
  const text = useText();
  const language = useLanguage();
  const title = text('status.importing');
  return (
    <section className={css.import}>
      <p className={css.importTitle}>
        <strong>{title}</strong>
        <span className="figures">
          {countText(done, language)} / {countText(total, language)}
        </span>
      </p>
      <progress className={css.progress} aria-label={title} value={done} max={Math.max(total, 1)} />
      <p className={css.quiet}>{text('status.importing.kept')}</p>
    </section>
  );
}
