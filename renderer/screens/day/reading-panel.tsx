import { Printer } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { countText, weekdayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { PairRow } from './pair-row.tsx';
import { TotalsRows } from './totals-rows.tsx';

/** The X: the day so far, without what somebody has to count. */
export function ReadingPanel() {
  const text = useText();
  const language = useLanguage();
  const { commands, dayWork } = useTill();
  const isHostGone = useIsHostGone();
  const { reading } = useStore(dayWork);
  if (reading === null) return null;
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)} data-testid="x-reading">
        <div className={css.head}>
          <h2 className={css.title}>
            {text('day.reading.title', { day: weekdayText(reading.businessDay, language) })}
          </h2>
          <p className={css.quiet}>{text('day.reading.text')}</p>
        </div>
        <TotalsRows totals={reading.totals} />
        <div>
          <PairRow
            name={text('day.closed.abandoned')}
            figure={countText(reading.counts.abandoned, language)}
          />
          <PairRow
            name={text('day.closed.no-sales')}
            figure={countText(reading.counts.noSales, language)}
          />
        </div>
      </section>
      <aside className={css.side}>
        <Notices only="act" />
        <div className={css.scroll} />
        <Button
          takesFocus
          icon={Printer}
          testId="print-reading"
          isDisabled={isHostGone}
          onPress={commands.printX}
        >
          {text('day.closed.print')}
        </Button>
        <Button
          takesFocus
          autoFocus
          look="main"
          className={css.main}
          keyLabel={text('key.escape')}
          onPress={() => dayWork.setState({ panel: 'home' })}
        >
          {text('day.back')}
        </Button>
      </aside>
    </div>
  );
}
