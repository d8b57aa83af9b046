import css from './named-row.module.css';

/** A word, what is to be known of it, and its figure. */
export function NamedRow({
  name,
  note = '',
  figure,
  testId,
}: {
  name: string;
  note?: string;
  figure: string;
  testId?: string;
}) {
  return (
    <p className={css.row} {...(testId === undefined ? {} : { 'data-testid': testId })}>
      <span className={css.name}>
        {name}
        {note !== '' && <span className={css.note}>{note}</span>}
      </span>
      <strong className="figures">{figure}</strong>
    </p>
  );
}
