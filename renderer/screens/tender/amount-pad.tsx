import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { printAmount } from '../../../domain/money/amount-text.ts';
import { Button } from '../../components/button.tsx';
import { NumberPad } from '../../components/number-pad.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { amountLimits } from '../../state/entry-limits.ts';
import { typeOnPad } from '../../state/tender-moves.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './amount-pad.module.css';
import { TypedAmount } from './typed-amount.tsx';

/** The amount of the next tender: quick amounts, what is typed, the pad. */
export function AmountPad({ basket }: { basket: BasketView }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isCash = useUi((ui) => ui.tenderTypeId) === 'cash';
  const { currency } = basket;
  return (
    <>
      {isCash && (
        <fieldset className={css.quick} aria-label={text('tender.quick')}>
          {basket.quickAmountsMinor.map((minor) => (
            <Button
              key={minor}
              look="soft"
              className={css.amount}
              testId={`quick-${minor}`}
              onPress={() =>
                setTyped(till.ui, { amount: printAmount(minor, currency).replace('.', ',') })
              }
            >
              {moneyText(minor, currency, language)}
            </Button>
          ))}
        </fieldset>
      )}
      <div className={css.pad}>
        <TypedAmount basket={basket} />
        <NumberPad
          hasComma={amountLimits(currency).decimals > 0}
          onKey={(key) => typeOnPad(till, key)}
        />
      </div>
    </>
  );
}
