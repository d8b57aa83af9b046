import css from './amount-due.module.css';
import { classNames } from './class-names.ts';

/** The largest figure of a screen. It shrinks for long amounts, so that it never breaks or clips. */
export function AmountDue({
  label,
  amount,
  testId,
}: {
  label: string;
  amount: string;
  testId: string;
}) {
  return (
    <p className={css.due}>
      <span className={css.label}>{label}</span>
      <span
        className={classNames(css.amount, 'figures')}
        data-testid={testId}
        data-fit={fitOf(amount)}
      >
        {amount}
      </span>
    </p>
  );
}

function fitOf(amount: string): 'short' | 'medium' | 'long' | 'huge' {
  if (amount.length <= 8) return 'short';
  if (amount.length <= 10) return 'medium';
  return amount.length <= 12 ? 'long' : 'huge';
}
