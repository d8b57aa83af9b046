import { Printer } from 'lucide-react';
import type { ClosedDay, ClosureReport } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { countText, weekdayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { HandoverRows } from './handover-rows.tsx';
import { PairRow } from './pair-row.tsx';
import { TotalsRows } from './totals-rows.tsx';
import { useMoney } from './use-money.ts';

/** What closing made: the Z, and on the last day of a month or a year theirs too. */
export function ClosedPanel({ closed }: { closed: ClosedDay }) {
  const text = useText();
  const { ui, commands } = useTill();
  const { money } = useMoney();
  const { session } = closed;
  return (
    <div className={css.two}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus. */}
      <section className={css.scroll} aria-label={text('day.step.close')} tabIndex={0}>
        {closed.closures.length === 0 && <p>{text('day.closed.nothing')}</p>}
        {closed.closures.map((closure) => (
          <Closure key={closure.period} closure={closure} />
        ))}
      </section>
      <aside className={css.side}>
        <Notices only="act" />
        <div className={css.scroll}>
          {session && (
            <section className={css.card}>
              <div>
                <PairRow name={text('day.closed.left')} figure={money(session.leftMinor)} />
                <PairRow
                  isStrong
                  name={text('day.closed.difference')}
                  figure={money(
                    session.tenders.reduce((sum, { differenceMinor }) => sum + differenceMinor, 0),
                  )}
                  testId="closed-difference"
                />
              </div>
            </section>
          )}
        </div>
        <Button
          takesFocus
          autoFocus
          look="main"
          className={css.main}
          testId="day-to-sale"
          onPress={() => {
            commands.openDay();
            ui.setState({ screen: 'sale' });
          }}
        >
          {text('day.to-sale')}
        </Button>
      </aside>
    </div>
  );
}

function Closure({ closure }: { closure: ClosureReport }) {
  const text = useText();
  const language = useLanguage();
  const { money } = useMoney();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  const { period, number, from, through, counts } = closure;
  return (
    <section className={css.card} data-testid={`closure-${period}`}>
      <div className={css.head}>
        <h2 className={css.title}>{text('day.closed.title', { period, number })}</h2>
        <p className={css.quiet}>
          {from === through
            ? weekdayText(from, language)
            : text('day.closed.period', {
                from: weekdayText(from, language),
                through: weekdayText(through, language),
              })}
        </p>
      </div>
      {closure.late && <p className={css.warning}>{text('day.closed.late')}</p>}
      <TotalsRows totals={closure.totals} />
      <div>
        <HandoverRows handovers={closure.handovers} />
        <PairRow
          name={text('day.closed.abandoned')}
          figure={countText(counts.abandoned, language)}
        />
        <PairRow name={text('day.closed.no-sales')} figure={countText(counts.noSales, language)} />
        <PairRow
          isStrong
          name={text('day.closed.perpetual')}
          figure={money(closure.perpetual.algebraicMinor)}
        />
      </div>
      <Button
        takesFocus
        icon={Printer}
        testId={`print-${period}`}
        isDisabled={isHostGone}
        onPress={() => commands.printClosure(closure)}
      >
        {text('day.closed.print')}
      </Button>
    </section>
  );
}
