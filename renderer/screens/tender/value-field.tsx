import { useEffect, useRef } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { dayText, momentText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { valueTyped } from '../../state/tender-due.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi, useZone } from '../../state/use-till.ts';
import css from './value-field.module.css';

/** The number of a gift card, avoir or deposit, scanned or typed, and what is left under it. */
export function ValueField() {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { ui } = useTill();
  const references = useUi(({ typed }) => typed.references);
  const amount = useUi(({ typed }) => typed.amount);
  const looked = useUi((state) => state.value);
  const value = valueTyped(looked, references);
  const field = useRef<HTMLInputElement>(null);
  const isKnown = value !== null;
  // Its number is asked for first; once it is known, or the amount is touched, digits are an amount.
  useEffect(() => {
    if (isKnown || amount !== '') field.current?.blur();
    else field.current?.focus();
  }, [isKnown, amount]);

  return (
    <div className={css.value}>
      <TextField
        ref={field}
        label={text('value.number')}
        testId="value-number"
        maxLength={20}
        value={references[0] ?? ''}
        onChange={(event) => setTyped(ui, { references: [event.target.value.toUpperCase()] })}
      />
      {value && (
        <p className={css.balance} data-testid="value-balance">
          <span>
            {text('value.balance')}
            {value.expiresOn !== '' && (
              <small className={css.until}>
                {text('value.until', { day: dayText(value.expiresOn, language) })}
              </small>
            )}
          </span>
          <strong className="figures">
            {moneyText(value.availableMinor, value.currency, language)}
          </strong>
        </p>
      )}
      {value?.isBounded && (
        <p className={css.bound} data-testid="value-bound">
          {text('value.bound', {
            amount: moneyText(value.takeableMinor, value.currency, language),
            known: value.asOf === null ? 'never' : 'once',
            at:
              value.asOf === null
                ? ''
                : momentText(Date.parse(value.asOf), Date.now(), language, zone),
          })}
        </p>
      )}
    </div>
  );
}
