import { Notices } from '../../components/notice.tsx';
import { useBasket } from '../../state/use-till.ts';
import { StaffBand } from '../staff/staff-band.tsx';
import { SentBaskets } from '../tablet/sent-baskets.tsx';
import { ActionBar } from './action-bar.tsx';
import { CustomerButton } from './customer-button.tsx';
import { LastItem } from './last-item.tsx';
import { LineList } from './line-list.tsx';
import { PromotionHints } from './promotion-hints.tsx';
import { SaleEmpty } from './sale-empty.tsx';
import css from './sale-screen.module.css';
import { Totals } from './totals.tsx';

/** The basket on the left; on the right what was scanned last, and what is to pay. */
export function SaleScreen() {
  const basket = useBasket();
  const hasLines = basket !== null && basket.lines.length > 0;
  return (
    <div className={css.screen}>
      <section className={css.lines}>
        {hasLines ? <LineList currency={basket.currency} /> : <SaleEmpty />}
      </section>
      <ActionBar />
      <section className={css.desk}>
        <div className={css.top}>
          <SentBaskets />
          <CustomerButton />
          <StaffBand />
          <LastItem />
          <PromotionHints />
          <Notices />
        </div>
        <Totals />
      </section>
    </div>
  );
}
