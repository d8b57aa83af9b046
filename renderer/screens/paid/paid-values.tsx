import type { PaidView } from '../../../contract/host/basket-shapes.ts';
import { printValueNumber } from '../../../domain/stored-value/value-number.ts';
import { dayText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import css from './paid-screen.module.css';

/** Numbers that a sale gave or used: whoever leaves without paper still can be told theirs. */
export function PaidValues({ paid }: { paid: PaidView }) {
  const text = useText();
  const language = useLanguage();
  if (paid.values.length === 0) return null;
  return (
    <section data-testid="paid-values">
      <h3 className={css.title}>{text('paid.values')}</h3>
      <dl>
        {paid.values.map(({ kind, number, movedMinor, leftMinor, expiresOn }) => (
          <div key={`${number}${movedMinor}`} className={css.row}>
            <dt>
              {text(`paid.value.${kind}`)}
              <span className={css.reference}>
                {printValueNumber(number)}
                {expiresOn !== '' &&
                  ` · ${text('value.until', { day: dayText(expiresOn, language) })}`}
              </span>
            </dt>
            <dd>
              {leftMinor === null
                ? moneyText(Math.abs(movedMinor), paid.currency, language)
                : text('paid.value.left', {
                    amount: moneyText(leftMinor, paid.currency, language),
                  })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
