import { useStore } from 'zustand';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { AmountDue } from '../../components/amount-due.tsx';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { moneyText } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { isOrderAlone } from '../../state/order-alone.ts';
import { startPayment } from '../../state/sale-moves.ts';
import { useBasket, useTill } from '../../state/use-till.ts';
import { workplace } from '../../state/workplace.ts';
import css from './totals.module.css';

/** All that is sold, also what is paid later: with the rows below it, it adds up to what is due. */
function goodsMinor(basket: BasketView): number {
  const { totalMinor, discountMinor, returnsMinor, laterMinor, deposit } = basket;
  const soldMinor = totalMinor - discountMinor - returnsMinor - feesMinor(basket);
  return soldMinor + laterMinor - (deposit?.amountMinor ?? 0);
}

function feesMinor({ groups }: BasketView): number {
  return groups.reduce((sum, { feeMinor }) => sum + feeMinor, 0);
}

function actionOf(basket: BasketView | null): MessageKey {
  if (basket === null || basket.lines.length === 0) return 'sale.pay';
  if (basket.remainingMinor < 0) return 'sale.refund';
  if (basket.remainingMinor > 0) return 'sale.pay';
  if (!isOrderAlone(basket)) return 'sale.finish';
  const isKept = basket.groups.every(({ fulfilment }) => fulfilment === 'reserve');
  return isKept ? 'sale.reserve' : 'sale.order';
}

/** The end of the eye's way: what is to pay, and the one next action. */
export function Totals() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const basket = useBasket();
  const tillCurrency = useStore(till.snapshots.till, ({ snapshot }) => snapshot?.currency ?? 'EUR');
  const currency = basket?.currency ?? tillCurrency;
  const money = (minor: number): string => moneyText(minor, currency, language);
  const dueMinor = basket?.remainingMinor ?? 0;
  const isBack = dueMinor < 0;
  const hasLines = basket !== null && basket.lines.length > 0;
  return (
    <div>
      <dl className={classNames(css.rows, 'figures')}>
        {hasLines && basket.articleCount > 0 && (
          <div className={css.row}>
            <dt>{text('sale.articles', { count: basket.articleCount })}</dt>
            <dd>{money(goodsMinor(basket))}</dd>
          </div>
        )}
        {basket !== null && feesMinor(basket) !== 0 && (
          <div className={css.row}>
            <dt>{text('sale.fees')}</dt>
            <dd>{money(feesMinor(basket))}</dd>
          </div>
        )}
        {basket !== null && basket.returnCount > 0 && (
          <div className={css.row} data-testid="returns">
            <dt>{text('sale.returns', { count: basket.returnCount })}</dt>
            <dd>{money(basket.returnsMinor)}</dd>
          </div>
        )}
        {hasLines && basket.discountMinor !== 0 && (
          <div className={css.row}>
            <dt>{text('sale.discounts')}</dt>
            <dd>{money(basket.discountMinor)}</dd>
          </div>
        )}
        {basket !== null && basket.laterMinor !== 0 && (
          <div className={css.row} data-testid="later">
            <dt>{text('sale.later')}</dt>
            <dd>{money(-(basket.laterMinor - (basket.deposit?.amountMinor ?? 0)))}</dd>
          </div>
        )}
        {basket !== null && basket.paidMinor !== 0 && (
          <div className={css.row}>
            <dt>{text(basket.paidMinor < 0 ? 'sale.refunded' : 'sale.accepted')}</dt>
            <dd>{money(-basket.paidMinor)}</dd>
          </div>
        )}
      </dl>
      <AmountDue
        label={text(isBack ? 'sale.due.back' : 'sale.due')}
        amount={money(Math.abs(dueMinor))}
        testId="amount-due"
      />
      <Button
        look="main"
        className={css.action}
        keyLabel="F12"
        testId="pay"
        isDisabled={!hasLines}
        onPress={() => startPayment(till, 'press')}
      >
        {workplace.isTablet ? text('tablet.send') : text(actionOf(basket))}
      </Button>
    </div>
  );
}
