import { Unplug } from 'lucide-react';
import { EmptyState } from '../components/empty-state.tsx';
import { useText } from '../i18n/use-text.ts';
import { useHostState } from '../state/use-till.ts';
import css from './connecting.module.css';

/** Before the first snapshot: the sale's outline once 150 ms have passed, or why there is none. */
export function Connecting() {
  const text = useText();
  const { kind, refusal } = useHostState();
  if (kind === 'gone') {
    return (
      <main className={css.none}>
        <EmptyState
          icon={Unplug}
          title={text(refusal === null ? 'host.none' : 'host.refused.title')}
          text={text(refusal === null ? 'host.none.text' : 'host.refused')}
        />
      </main>
    );
  }
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
