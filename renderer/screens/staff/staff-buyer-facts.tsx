import { ArrowRight, ShieldQuestion, X } from 'lucide-react';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { closeSheet } from '../../state/ui.ts';
import { useBasket, useIsHostGone, useTill } from '../../state/use-till.ts';
import { KnownAt } from '../sale/known-at.tsx';
import { StaffFailure } from './staff-failure.tsx';
import css from './staff-sheet.module.css';
import { StaffTermsText } from './staff-terms-text.tsx';

/** Who buys, what is left of their quota and how well that is known, and what is above it. */
export function StaffBuyerFacts({ buyer }: { buyer: NonNullable<BasketView['staffBuyer']> }) {
  const text = useText();
  const language = useLanguage();
  const { ui, staffSale } = useTill();
  const basket = useBasket();
  const isHostGone = useIsHostGone();
  const isPaying = (basket?.tenders.length ?? 0) > 0;
  const money = (minor: number) => moneyText(minor, basket?.currency ?? 'EUR', language);
  const { alias, quotaLeftMinor, quotaMinor, overMinor, isOverQuota, beyondMinor } = buyer;
  return (
    <div className={css.stack} data-testid="staff-buyer">
      <Notices only="act" />
      <div className={css.named}>
        <p className={css.name}>{alias}</p>
        <Button
          takesFocus
          icon={X}
          keyLabel="F4"
          testId="staff-remove"
          isDisabled={isHostGone || isPaying}
          onPress={() => staffSale.remove()}
        >
          {text('staff.remove')}
        </Button>
      </div>
      <StaffTermsText />
      {quotaMinor !== null && quotaLeftMinor !== null && (
        <div className={css.left}>
          <p>{text('staff.left')}</p>
          <p className={css.amount} data-testid="staff-left">
            {money(Math.max(0, quotaLeftMinor))}
          </p>
          <KnownAt />
        </div>
      )}
      {beyondMinor > 0 && (
        <p className={css.quiet} data-testid="staff-beyond">
          {text('staff.beyond', { amount: money(beyondMinor) })}
        </p>
      )}
      {isOverQuota && (
        <div className={css.over} data-testid="staff-over">
          <p>{text('staff.over', { amount: money(overMinor) })}</p>
          <Button
            takesFocus
            icon={ShieldQuestion}
            keyLabel="F5"
            testId="staff-pass"
            isDisabled={isHostGone || isPaying}
            onPress={() => staffSale.passQuota()}
          >
            {text('staff.pass')}
          </Button>
        </div>
      )}
      <StaffFailure />
      <Button
        takesFocus
        look="main"
        className={css.wide}
        icon={ArrowRight}
        keyLabel={text('key.enter')}
        testId="staff-done"
        onPress={() => closeSheet(ui)}
      >
        {text('staff.done')}
      </Button>
    </div>
  );
}
