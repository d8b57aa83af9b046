import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import type { TenderType } from '../../../domain/tender/tender-type.ts';
import { classNames } from '../../components/class-names.ts';
import { moneyParts } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { typedDecimals, typedValue } from '../../state/amount-entry.ts';
import { amountLimits } from '../../state/entry-limits.ts';
import { dueMinorOf } from '../../state/tender-due.ts';
import { useUi } from '../../state/use-till.ts';
import css from './typed-amount.module.css';

/**
 * The amount as it will be taken. What is not typed is drawn quieter: the cents after `50`, or all
 * of it when nothing is typed and the exact sum stands in.
 */
export function TypedAmount({ basket, type }: { basket: BasketView; type: TenderType }) {
  const text = useText();
  const language = useLanguage();
  const typed = useUi((ui) => ui.typed.amount);
  const isCash = type.kind === 'cash';
  const isRefund = basket.remainingMinor < 0;
  const references = useUi((ui) => ui.typed.references);
  const value = useUi((ui) => ui.value);
  const dueMinor = dueMinorOf(type, basket, { references }, value);
  const { decimals } = amountLimits(basket.currency);
  const minor = typedValue(typed, decimals);
  const typedCents = typedDecimals(typed);
  const parts = moneyParts(minor ?? dueMinor, basket.currency, language);
  return (
    <p className={classNames(css.typed, minor === null && css.empty)}>
      <span className={css.label}>
        {text(isRefund ? 'refund.amount' : isCash ? 'tender.received' : 'tender.charged')}
      </span>
      <span className={classNames(css.amount, 'figures')} data-testid="amount-typed">
        {parts.map(({ type, value }, index) => {
          if (type === 'decimal' && typedCents === null) {
            return (
              <span key={String(index)} className={css.untyped}>
                {value}
              </span>
            );
          }
          if (type !== 'fraction') return <span key={String(index)}>{value}</span>;
          return (
            <span key={String(index)}>
              {value.slice(0, typedCents ?? 0)}
              <span className={css.untyped}>{value.slice(typedCents ?? 0)}</span>
            </span>
          );
        })}
      </span>
    </p>
  );
}
