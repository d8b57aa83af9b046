import { UserRound } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { countText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { useBasket, useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './customer-button.module.css';
import { useLoyalty } from './use-loyalty.ts';

/** Who buys, and what is still to be said of them before the basket can be paid. */
export function CustomerButton() {
  const text = useText();
  const till = useTill();
  const basket = useBasket();
  const language = useLanguage();
  const isHostGone = useIsHostGone();
  const loyalty = useLoyalty();
  return (
    <Button
      className={css.customer}
      icon={UserRound}
      keyLabel="F3"
      testId="customer-open"
      isDisabled={isHostGone}
      onPress={() => showSheet(till, 'customer')}
    >
      {basket?.customer?.business?.name ?? basket?.customer?.name ?? text('customer.none')}
      {basket?.customer?.business && <span className={css.terms}>{text('business.badge')}</span>}
      {loyalty && (
        <span className={css.points} data-testid="customer-points">
          {[
            loyalty.tier?.[language] ?? '',
            text('loyalty.points', { count: loyalty.points }),
            loyalty.earned > 0 ? `+${countText(loyalty.earned, language)}` : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      )}
      {basket?.lacksAddress && <span className={css.lacking}>{text('customer.lacking')}</span>}
    </Button>
  );
}
