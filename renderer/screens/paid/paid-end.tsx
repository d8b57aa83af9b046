import { AmountDue } from '../../components/amount-due.tsx';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { endPaid } from '../../state/go-back.ts';
import { useTill } from '../../state/use-till.ts';
import css from './paid-screen.module.css';

/** What stays in sight until the next customer, the largest figure, and the way on, always at the same place. */
export function PaidEnd(figure: { label: string; amount: string; testId: string }) {
  const text = useText();
  const till = useTill();
  return (
    <div className={css.end}>
      <p className={css.hint}>{text('paid.scan')}</p>
      <AmountDue {...figure} />
      <Button
        look="main"
        className={css.action}
        keyLabel={text('key.enter')}
        testId="next-customer"
        onPress={() => endPaid(till)}
      >
        {text('paid.next')}
      </Button>
    </div>
  );
}
