import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { weekdayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { CountSteps } from './count-steps.tsx';
import css from './day-screen.module.css';
import { DifferenceTable } from './difference-table.tsx';
import { PartingLists } from './parting-lists.tsx';

/** After the count: what differs and why, what stays in the drawer, then the Z. */
export function ValidatedPanel({ day, count }: { day: DaySnapshot; count: OpenCount }) {
  const text = useText();
  const language = useLanguage();
  const { commands, dayWork } = useTill();
  const { step, reasons } = useStore(dayWork);
  const isHostGone = useIsHostGone();
  const differences = count.differences ?? [];
  const isExplained = differences.every(
    ({ type, needsReason }) => !needsReason || (reasons[type] ?? '') !== '',
  );
  const next = () => {
    if (step === 'difference') dayWork.setState({ step: 'parting' });
    else if (step === 'parting') dayWork.setState({ step: 'close' });
    else commands.closeDay(count.id);
  };
  return (
    <div className={css.three}>
      <CountSteps of="closing" at={`day.step.${step}`} />
      <section className={classNames(css.card, css.tall)}>
        {step === 'difference' && <DifferenceTable day={day} count={count} />}
        {step === 'parting' && <PartingLists parting={count.parting} />}
        {step === 'close' && (
          <>
            <h2 className={css.title}>
              {text('day.close.title', { day: weekdayText(day.businessDay, language) })}
            </h2>
            <p>{text('day.close.text')}</p>
          </>
        )}
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId={step === 'close' ? 'day-close-confirm' : 'day-next'}
          isDisabled={isHostGone || (step === 'difference' && !isExplained)}
          onPress={next}
        >
          {text(step === 'close' ? 'day.close.confirm' : 'day.next')}
        </Button>
      </aside>
    </div>
  );
}
