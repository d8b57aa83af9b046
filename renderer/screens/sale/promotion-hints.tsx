import { Tag, X } from 'lucide-react';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useBasket, useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './promotion-hints.module.css';

/** The coupons on the basket, and what little is lacking for a promotion. Nothing where there is neither. */
export function PromotionHints() {
  const text = useText();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const basket = useBasket();
  if (!basket || (basket.coupons.length === 0 && basket.missedPromotions.length === 0)) return null;
  return (
    <ul className={css.hints} aria-label={text('promotions.title')}>
      {basket.coupons.map(({ code, isUsed }) => (
        <li key={code} className={classNames(css.hint, isUsed && css.used)} data-testid="coupon">
          <Tag className={css.icon} aria-hidden="true" />
          <span className={css.text}>
            {text(isUsed ? 'promotions.coupon.used' : 'promotions.coupon.waiting', { code })}
          </span>
          <Button
            look="bare"
            icon={X}
            label={text('promotions.coupon.remove', { code })}
            testId="coupon-remove"
            isDisabled={isHostGone || basket.tenders.length > 0}
            onPress={() => till.commands.removeCoupon(code)}
          />
        </li>
      ))}
      {basket.missedPromotions.map((missed) => (
        <li key={missed.id} className={css.hint} data-testid="missed-promotion">
          <Tag className={css.icon} aria-hidden="true" />
          <Lacking missed={missed} currency={basket.currency} />
        </li>
      ))}
    </ul>
  );
}

function Lacking({
  missed: { label, lacks },
  currency,
}: {
  missed: BasketView['missedPromotions'][number];
  currency: string;
}) {
  const text = useText();
  const language = useLanguage();
  const what =
    lacks.kind === 'pieces'
      ? text('promotions.lacks.pieces', { count: lacks.count })
      : text('promotions.lacks.spending', {
          amount: moneyText(lacks.amountMinor, currency, language),
        });
  return (
    <span className={css.text}>
      <strong>{what}</strong> {label}
    </span>
  );
}
