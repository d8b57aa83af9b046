import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Choice } from '../../components/choice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import { useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { PossibleCauses } from './possible-causes.tsx';
import { useMoney } from './use-money.ts';

/** What should have been there against what was, and a reason where it differs by more than a little. */
export function DifferenceTable({ day, count }: { day: DaySnapshot; count: OpenCount }) {
  const text = useText();
  const language = useLanguage();
  const { dayWork } = useTill();
  const { reasons } = useStore(dayWork);
  const { money } = useMoney();
  const { differences, place, purpose } = count;
  const rows = differences ?? [];
  const types = place === 'safe' ? day.safe.types : day.countedTypes;
  const nameOf = (type: string): string =>
    types.find((each) => each.type === type)?.[language] ?? type;
  const isEven = rows.every(({ differenceMinor }) => differenceMinor === 0);
  return (
    <>
      <h2 className={css.title}>{text('day.step.difference')}</h2>
      <table className={css.table} data-testid="differences">
        <thead>
          <tr>
            <th scope="col">{text('day.difference.type')}</th>
            <th scope="col">{text('day.difference.expected')}</th>
            <th scope="col">{text('day.difference.counted')}</th>
            <th scope="col">{text('day.difference.difference')}</th>
          </tr>
        </thead>
        <tbody className="figures">
          {rows.map(({ type, expectedMinor, countedMinor, differenceMinor }) => (
            <tr key={type}>
              <td>{nameOf(type)}</td>
              <td>{money(expectedMinor)}</td>
              <td>{money(countedMinor)}</td>
              <td className={differenceMinor === 0 ? undefined : css.strong}>
                {differenceMinor > 0 ? '+' : ''}
                {money(differenceMinor)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isEven && place === 'drawer' && <PossibleCauses countId={count.id} nameOf={nameOf} />}
      {isEven && <p className={css.quiet}>{text('day.difference.none')}</p>}
      {reasonsWanted(rows, purpose).map((type) => (
        <Choice
          key={type}
          label={
            type === ''
              ? text('day.difference.one-reason')
              : text('day.difference.reason', { name: nameOf(type) })
          }
          options={day.reasons.difference.map(({ code, ...names }) => ({
            value: code,
            label: names[language],
          }))}
          isChosen={(code) => reasons[type] === code}
          onChoose={(code) => dayWork.setState({ reasons: { ...reasons, [type]: code } })}
        />
      ))}
    </>
  );
}

/** A closing has a reason for each way to pay, anything else one for all of them: the empty type. */
export function reasonsWanted(
  differences: NonNullable<OpenCount['differences']>,
  purpose: OpenCount['purpose'],
): string[] {
  const types = differences.filter(({ needsReason }) => needsReason).map(({ type }) => type);
  return purpose === 'closing' || types.length === 0 ? types : [''];
}
