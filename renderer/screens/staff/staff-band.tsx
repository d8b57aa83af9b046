import { BadgePercent } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { useBasket, useTill } from '../../state/use-till.ts';
import css from './staff-sheet.module.css';

/** That the basket is a purchase of the staff, whose it is, and whether all of it has the staff price. */
export function StaffBand() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const basket = useBasket();
  const buyer = basket?.staffBuyer;
  if (!basket || !buyer) return null;
  const money = (minor: number) => moneyText(minor, basket.currency, language);
  return (
    <Button
      className={css.band}
      icon={BadgePercent}
      keyLabel={text('key.altp')}
      testId="staff-band"
      onPress={() => showSheet(till, 'staff')}
    >
      {text('staff.band', { name: buyer.alias })}
      <span className={buyer.isOverQuota ? css.bandOver : css.bandLeft}>
        {buyer.isOverQuota
          ? text('staff.band.over', { amount: money(buyer.overMinor) })
          : buyer.quotaLeftMinor !== null &&
            text('staff.band.left', { amount: money(Math.max(0, buyer.quotaLeftMinor)) })}
      </span>
    </Button>
  );
}
