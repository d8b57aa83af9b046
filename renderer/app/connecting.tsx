import { useText } from '../i18n/use-text.ts';
import css from './connecting.module.css';

/** The sale's outline until the first snapshot; unseen when that comes within 150 ms. */
export function Connecting() {
  const text = useText();
  return (
    <main className={css.connecting} aria-busy="true" data-testid="connecting">
      <p className="visually-hidden">{text('app.connecting')}</p>
      <div className={css.lines} />
      <div className={css.desk}>
        <div className={css.card} />
        <div className={css.amount} />
        <div className={css.action} />
      </div>
    </main>
  );
}
