import { classNames } from '../../components/class-names.ts';
import css from './day-screen.module.css';

/** A word and its figure. */
export function PairRow({
  name,
  figure,
  isStrong = false,
  testId,
}: {
  name: string;
  figure: string;
  isStrong?: boolean;
  testId?: string;
}) {
  return (
    <p className={classNames(css.pair, isStrong && css.strong)}>
      <span>{name}</span>
      <span className="figures" data-testid={testId}>
        {figure}
      </span>
    </p>
  );
}
