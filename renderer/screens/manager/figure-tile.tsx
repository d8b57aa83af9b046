import type { CSSProperties, ReactNode } from 'react';
import { classNames } from '../../components/class-names.ts';
import css from './figure-tile.module.css';

/** A figure under its name, with a word on it; a dash while it is not known. */
export function FigureTile({
  name,
  figure,
  note,
  against = '',
  isUp = false,
  testId,
  className,
  children,
}: {
  name: string;
  figure: string | null;
  note?: string | null;
  /** The day that the note compares with, where only its ear needs it: the first tile says it to the eye. */
  against?: string;
  /** More than on the day that is compared with; the note's sign says it too. */
  isUp?: boolean;
  testId: string;
  className?: string | undefined;
  children?: ReactNode;
}) {
  // A long amount is drawn smaller, never cut.
  const length: CSSProperties & Record<'--length', number> = { '--length': figure?.length ?? 1 };
  return (
    <section className={classNames(css.tile, className)} aria-label={name} data-testid={testId}>
      <h2 className={css.name}>{name}</h2>
      <p className={classNames(css.figure, 'figures')} style={length}>
        {figure ?? '–'}
      </p>
      {note !== null && note !== undefined && (
        <p className={classNames(css.note, isUp && css.up)}>
          {note}
          {against !== '' && <span className="visually-hidden"> {against}</span>}
        </p>
      )}
      {children}
    </section>
  );
}
