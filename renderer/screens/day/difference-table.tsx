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
export function DifferenceTable({
  day,
  countId,
  differences,
}: {
  day: DaySnapshot;
  countId: string;
  differences: NonNullable<OpenCount['differences']>;
}) {
  const text = useText();
  const language = useLanguage();
  const { dayWork } = useTill();
  const { reasons } = useStore(dayWork);
  const { money } = useMoney();
  const nameOf = (type: string): string =>
    day.countedTypes.find((each) => each.type === type)?.[language] ?? type;
  const isEven = differences.every(({ differenceMinor }) => differenceMinor === 0);
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
          {differences.map(({ type, expectedMinor, countedMinor, differenceMinor }) => (
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
      {!isEven && <PossibleCauses countId={countId} nameOf={nameOf} />}
      {isEven && <p className={css.quiet}>{text('day.difference.none')}</p>}
      {differences
        .filter(({ needsReason }) => needsReason)
        .map(({ type }) => (
          <Choice
            key={type}
            label={text('day.difference.reason', { name: nameOf(type) })}
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
