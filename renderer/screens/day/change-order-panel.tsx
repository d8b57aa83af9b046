import { useEffect } from 'react';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { beginWork } from '../../state/day/begin-work.ts';
import { type CountFields, fieldsOf, typedMoney } from '../../state/day/count-entry.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { CashFields } from './cash-fields.tsx';
import css from './day-screen.module.css';
import { DropWork } from './drop-work.tsx';
import { useMoney } from './use-money.ts';

const kind = 'change-order';
const cash = { type: 'cash', kind: 'cash' };

/** What is ordered from the bank, and booked into the safe once it is here. */
export function ChangeOrderPanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const { ui, commands } = useTill();
  const isHostGone = useIsHostGone();
  const { money, decimals } = useMoney();
  const fields = useUi(({ typed }) => typed.counts);
  const countOf = useUi(({ typed }) => typed.countOf);
  const id = useUi(({ typed }) => typed.workId);
  const begun = day.safe.works.find((work) => work.kind === kind);
  useEffect(() => {
    if (countOf === kind || !begun) return;
    const counts = fieldsOf(begun.money, { recount: [], decimals });
    beginWork(ui, { kind, kept: begun.id, counts });
  }, [ui, countOf, begun, decimals]);

  const isOrdered = begun?.isOrdered ?? false;
  const workOf = (next: CountFields, ordered = isOrdered) => {
    const typed = typedMoney(cash, next, { ...day, decimals });
    return { id, kind, pouch: '', isOrdered: ordered, money: typed ? [typed] : [] } as const;
  };
  const totalMinor = workOf(fields).money[0]?.amountMinor ?? 0;
  const confirm = () => {
    if (isOrdered) commands.bookWork(workOf(fields));
    else commands.keepWork(workOf(fields, true));
  };
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <div className={css.head}>
          <h2 className={css.title}>{text('safe.change')}</h2>
          <p className={css.quiet}>
            {text(isOrdered ? 'safe.change.ordered' : 'safe.change.hint')}
          </p>
        </div>
        <CashFields day={day} onTyped={(next) => commands.keepWork(workOf(next))} />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <p className={css.quiet}>{text('safe.change.total')}</p>
            <p className={`${css.big ?? ''} figures`} data-testid="change-total">
              {money(totalMinor)}
            </p>
          </section>
          <DropWork kind={kind} />
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId={isOrdered ? 'change-receive' : 'change-order'}
          isDisabled={isHostGone || totalMinor === 0}
          onPress={confirm}
        >
          {text(isOrdered ? 'safe.change.receive' : 'safe.change.order')}
        </Button>
      </aside>
    </div>
  );
}
