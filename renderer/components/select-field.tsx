import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import css from './select-field.module.css';

/** One of many, where there are too many for buttons side by side. The empty value stands for all. */
export function SelectField<T extends string>({
  label,
  value,
  options,
  testId,
  onChoose,
}: {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  testId: string;
  onChoose(value: T): void;
}) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <div className={css.box}>
        <select
          id={id}
          className={css.select}
          value={value}
          data-testid={testId}
          onChange={({ target }) => {
            const chosen = options[target.selectedIndex];
            if (chosen) onChoose(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className={css.icon} aria-hidden="true" />
      </div>
    </div>
  );
}
