import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import type { TenderType } from '../../../domain/tender/tender-type.ts';
import { Button } from '../../components/button.tsx';
import { NumberPad } from '../../components/number-pad.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { amountLimits } from '../../state/entry-limits.ts';
import { typeOnPad, typeQuickAmount } from '../../state/tender-moves.ts';
import { useTill } from '../../state/use-till.ts';
import css from './amount-pad.module.css';
import { TypedAmount } from './typed-amount.tsx';

/** The amount of the next tender: quick amounts, what is typed, the pad. */
export function AmountPad({ basket, type }: { basket: BasketView; type: TenderType }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { currency } = basket;
  return (
    <>
      {type.kind === 'cash' && (
        <fieldset className={css.quick} aria-label={text('tender.quick')}>
          {basket.quickAmountsMinor.map((minor) => (
            <Button
              key={minor}
              look="soft"
              className={css.amount}
              testId={`quick-${minor}`}
              onPress={() => typeQuickAmount(till, minor, currency)}
            >
              {moneyText(minor, currency, language)}
            </Button>
          ))}
        </fieldset>
      )}
      <div className={css.pad}>
        <TypedAmount basket={basket} type={type} />
        <NumberPad
          hasComma={amountLimits(currency).decimals > 0}
          onKey={(key) => typeOnPad(till, key)}
        />
      </div>
    </>
  );
}
