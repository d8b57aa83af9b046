import { useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import css from './day-screen.module.css';
import { PairRow } from './pair-row.tsx';
import { useMoney } from './use-money.ts';

/** Piece by piece what stays in the drawer and what goes to the safe. */
export function PartingLists({ parting }: { parting: OpenCount['parting'] }) {
  const text = useText();
  const { money } = useMoney();
  if (parting === null) return <p className={css.quiet}>{text('day.parting.none')}</p>;
  const list = (title: string, sumMinor: number, pieces: typeof parting.left, testId: string) => (
    <section>
      <h2 className={css.title}>{title}</h2>
      <p className={`${css.big ?? ''} figures`} data-testid={testId}>
        {money(sumMinor)}
      </p>
      {pieces
        .toSorted((a, b) => b.unitMinor - a.unitMinor)
        .map(({ form, unitMinor, count }) => (
          <PairRow
            key={`${form}${String(unitMinor)}`}
            name={
              form === 'roll'
                ? text('day.count.roll', { value: money(unitMinor) })
                : money(unitMinor)
            }
            figure={`× ${String(count)}`}
          />
        ))}
    </section>
  );
  return (
    <>
      {!parting.isExact && <p className={css.warning}>{text('day.parting.inexact')}</p>}
      <div className={css.lists}>
        {list(text('day.parting.left'), parting.leftMinor, parting.left, 'parting-left')}
        {list(text('day.parting.taken'), parting.takenMinor, parting.taken, 'parting-taken')}
      </div>
    </>
  );
}
