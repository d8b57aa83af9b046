import { HandCoins } from 'lucide-react';
import { classNames } from '../../components/class-names.ts';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useBasket } from '../../state/use-till.ts';
import css from './line-list.module.css';

/** Under what is paid later: what of it is paid now. */
export function DepositRow({ amountMinor, top }: { amountMinor: number; top: number }) {
  const text = useText();
  const language = useLanguage();
  const basket = useBasket();
  return (
    <li
      className={css.section}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="deposit-row"
    >
      <HandCoins className={css.icon} aria-hidden="true" />
      {text(`group.deposit.now.${basket?.deposit?.kind ?? 'acompte'}`)}
      <span className={classNames(css.amount, 'figures')}>
        {moneyText(amountMinor, basket?.currency ?? 'EUR', language)}
      </span>
    </li>
  );
}
