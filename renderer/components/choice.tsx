import { Check } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import css from './choice.module.css';
import { classNames } from './class-names.ts';

export interface Option<T extends string> {
  value: T;
  label: string;
  /** What to know before it is chosen, below it. */
  note?: string | undefined;
}

/** A few choices side by side; what is chosen has a tick, not only a colour. */
export function Choice<T extends string>({
  label,
  options,
  isChosen,
  isDisabled = false,
  onChoose,
}: {
  label: string;
  isDisabled?: boolean;
  options: readonly Option<T>[];
  isChosen(value: T): boolean;
  onChoose(value: T): void;
}) {
  return (
    <fieldset className={css.choice}>
      <legend className={css.legend}>{label}</legend>
      <div className={css.options}>
        {options.map((option) => (
          <AriaButton
            key={option.value}
            className={classNames(css.option, isChosen(option.value) && css.chosen)}
            aria-pressed={isChosen(option.value)}
            isDisabled={isDisabled}
            onPress={() => onChoose(option.value)}
          >
            {isChosen(option.value) && <Check className={css.tick} aria-hidden="true" />}
            <span className={css.label}>
              {option.label}
              {option.note !== undefined && <span className={css.note}>{option.note}</span>}
            </span>
          </AriaButton>
        ))}
      </div>
    </fieldset>
  );
}
