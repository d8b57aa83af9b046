import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import type { TenderType } from '../../../domain/tender/tender-type.ts';
import { AmountDue } from '../../components/amount-due.tsx';
import { Button } from '../../components/button.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { typedValue } from '../../state/amount-entry.ts';
import { amountLimits } from '../../state/entry-limits.ts';
import { dueMinorOf } from '../../state/tender-due.ts';
import { validateTender } from '../../state/tender-moves.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './settle.module.css';

/** What is left, what the typed amount would make of it, and the action. */
export function Settle({ basket, type }: { basket: BasketView; type: TenderType }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const isTendering = useUi((ui) => ui.isTendering);
  const typed = useUi((ui) => ui.typed.amount);
  const { currency } = basket;
  const isRefund = basket.remainingMinor < 0;
  const remainingMinor = Math.abs(
    type.kind === 'cash' ? basket.cashDueMinor : basket.remainingMinor,
  );
  const references = useUi((ui) => ui.typed.references);
  const value = useUi((ui) => ui.value);
  const dueMinor = dueMinorOf(type, basket, { references }, value);
  const minor = typedValue(typed, amountLimits(currency).decimals) ?? dueMinor;
  // For the eye only, before the host decides: what the customer would get back or still owe.
  const overMinor = minor - remainingMinor;
  const isChange = overMinor >= 0 && type.givesChange && !isRefund;
  return (
    <div>
      <AmountDue
        label={text(isRefund ? 'refund.remaining' : 'tender.remaining')}
        amount={moneyText(remainingMinor, currency, language)}
        testId="amount-due"
      />
      <p className={css.outcome}>
        <span>{text(isChange ? 'tender.change' : 'tender.after')}</span>
        <strong className="figures" data-testid="outcome">
          {moneyText(isChange ? overMinor : Math.max(-overMinor, 0), currency, language)}
        </strong>
      </p>
      <Button
        look="main"
        className={css.action}
        keyLabel={text('key.enter')}
        testId="validate"
        isDisabled={isHostGone}
        isPending={isTendering}
        onPress={() => validateTender(till)}
      >
        {text('tender.validate')}
      </Button>
    </div>
  );
}
