import { useEffect } from 'react';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { typedMoney } from '../../state/day/count-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { PieceGrid } from './piece-grid.tsx';
import { useMoney } from './use-money.ts';

const cash = { type: 'cash', kind: 'cash' };
const opening = 'opening';

/** A session begins with what is in the drawer. */
export function OpeningPanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const { ui, commands } = useTill();
  const isHostGone = useIsHostGone();
  const { money, decimals } = useMoney();
  const fields = useUi(({ typed }) => typed.counts);
  const countOf = useUi(({ typed }) => typed.countOf);
  useEffect(() => {
    if (countOf !== opening) setTyped(ui, { countOf: opening, counts: {} });
  }, [ui, countOf]);
  const counted = typedMoney(cash, fields, { ...day, decimals });
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <div className={css.head}>
          <h2 className={css.title}>{text('day.open.title')}</h2>
          <p className={css.quiet}>{text('day.open.hint', { float: money(day.floatMinor) })}</p>
        </div>
        <PieceGrid type="cash" denominations={day.denominations} onTyped={() => undefined} />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <p className={css.quiet}>{text('day.count.so-far')}</p>
            <p className={`${css.big ?? ''} figures`} data-testid="count-so-far">
              {money(counted?.amountMinor ?? 0)}
            </p>
          </section>
          <Button
            takesFocus
            testId="open-as-left"
            isDisabled={isHostGone}
            onPress={() => commands.openSession(null)}
          >
            {text('day.open.as-left')}
          </Button>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="open-confirm"
          isDisabled={isHostGone || counted === null}
          onPress={() => commands.openSession(counted)}
        >
          {text('day.open.confirm')}
        </Button>
      </aside>
    </div>
  );
}
