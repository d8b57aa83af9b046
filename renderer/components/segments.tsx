import { Button as AriaButton } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { KeyCap } from './key-cap.tsx';
import css from './segments.module.css';

/** Two or three ways to look at the same thing, in one piece; the key goes to the next. */
export function Segments<T extends string>({
  label,
  options,
  chosen,
  keyLabel,
  onChoose,
}: {
  label: string;
  options: readonly { value: T; label: string; isDisabled?: boolean }[];
  chosen: T | null;
  keyLabel: string;
  onChoose(value: T): void;
}) {
  return (
    <fieldset className={css.segments} aria-label={label}>
      {options.map((option) => (
        <AriaButton
          key={option.value}
          className={classNames(css.segment, option.value === chosen && css.chosen)}
          aria-pressed={option.value === chosen}
          isDisabled={option.isDisabled ?? false}
          data-testid={`segment-${option.value}`}
          onPress={() => onChoose(option.value)}
        >
          {option.label}
        </AriaButton>
      ))}
      <span className={css.key}>
        <KeyCap label={keyLabel} />
      </span>
    </fieldset>
  );
}
