import { ShoppingBasket } from 'lucide-react';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useBasket } from '../../state/use-till.ts';
import css from './sign-on-screen.module.css';

/** That a sale waits, and its amount, which the customer knows; what was bought is nobody else's business. */
export function BasketKept() {
  const text = useText();
  const language = useLanguage();
  const basket = useBasket();
  if (basket === null || basket.lines.length === 0) return null;
  return (
    <div className={css.kept} data-testid="basket-kept">
      <ShoppingBasket className={css.icon} aria-hidden="true" />
      <p>
        <strong>
          {text('signon.basket')} · {text('sale.articles', { count: basket.articleCount })}
        </strong>
        <span className={css.quiet}>{text('signon.kept')}</span>
      </p>
      <strong className={css.amount}>
        {moneyText(basket.remainingMinor, basket.currency, language)}
      </strong>
    </div>
  );
}
