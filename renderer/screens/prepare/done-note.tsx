import type { SteppedOrderAnswer } from '../../../contract/host/calls/order-work-calls.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './prepare-sheet.module.css';

/** What was just done, with which goods and for which order. */
export function DoneNote({ done: { kind, number, lines } }: { done: SteppedOrderAnswer }) {
  const text = useText();
  const [first, ...more] = lines;
  const name = first?.name ?? '';
  const what =
    more.length === 0 ? name : text('prepare.done.more', { first: name, count: more.length });
  return (
    <p className={css.done} role="status" data-testid="prepare-done">
      {text(`prepare.done.${kind}`, { what, number })}
    </p>
  );
}
