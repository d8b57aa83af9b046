import { type ComponentProps, useId } from 'react';
import { classNames } from './class-names.ts';
import css from './text-field.module.css';

/** One line of text with its label; a hint or what is wrong with it stands below. */
export function TextField({
  label,
  hint,
  problem,
  testId,
  ...input
}: {
  label: string;
  hint?: string | undefined;
  /** Takes the hint's place. */
  problem?: string | null;
  testId?: string;
} & Pick<
  ComponentProps<'input'>,
  | 'value'
  | 'onChange'
  | 'placeholder'
  | 'maxLength'
  | 'autoFocus'
  | 'inputMode'
  | 'disabled'
  | 'ref'
>) {
  const noteId = useId();
  const note = problem ?? hint;
  return (
    <label className={css.field}>
      <span>{label}</span>
      <input
        {...input}
        className={classNames(css.input, problem && css.wrong)}
        type="text"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={Boolean(problem)}
        aria-describedby={note === undefined ? undefined : noteId}
        data-testid={testId}
      />
      {note !== undefined && (
        <span id={noteId} className={problem ? css.problem : css.hint}>
          {note}
        </span>
      )}
    </label>
  );
}
