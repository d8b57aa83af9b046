import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { beginWork } from '../../state/day/begin-work.ts';
import { type CountFields, fieldsOf, typedMoney } from '../../state/day/count-entry.ts';
import { pouchField } from '../../state/day/deposit-entry.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { CashFields } from './cash-fields.tsx';
import css from './day-screen.module.css';
import { DropWork } from './drop-work.tsx';
import { PouchField } from './pouch-field.tsx';
import { useMoney } from './use-money.ts';

const cash = { type: 'cash', kind: 'cash' };

/** Cash that another till of the store brings to the safe, or has out of it. */
export function BetweenTillsPanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const { ui, commands, dayWork } = useTill();
  const kind = useStore(dayWork, (work) => work.between);
  const isHostGone = useIsHostGone();
  const { money, decimals } = useMoney();
  const fields = useUi(({ typed }) => typed.counts);
  const countOf = useUi(({ typed }) => typed.countOf);
  const id = useUi(({ typed }) => typed.workId);
  const begun = day.safe.works.find((work) => work.kind === kind);
  useEffect(() => {
    if (countOf === kind) return;
    const kept = fieldsOf(begun?.money ?? [], { recount: [], decimals });
    const counts = { ...kept, [pouchField]: begun?.pouch ?? '' };
    beginWork(ui, { kind, kept: begun?.id, counts });
  }, [ui, countOf, kind, begun, decimals]);

  const workOf = (next: CountFields) => {
    const typed = typedMoney(cash, next, { ...day, decimals });
    const pouch = next[pouchField] ?? '';
    return { id, kind, pouch, isOrdered: false, money: typed ? [typed] : [] };
  };
  const work = workOf(fields);
  const totalMinor = work.money[0]?.amountMinor ?? 0;
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <div className={css.head}>
          <h2 className={css.title}>
            {text(kind === 'takings-brought' ? 'safe.brought' : 'safe.given')}
          </h2>
          <p className={css.quiet}>{text('safe.between.hint')}</p>
        </div>
        <CashFields day={day} onTyped={(next) => commands.keepWork(workOf(next))} />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <p className={css.quiet}>{text('day.amount')}</p>
            <p className={`${css.big ?? ''} figures`} data-testid="between-total">
              {money(totalMinor)}
            </p>
          </section>
          <section className={css.card}>
            <PouchField
              label={text('safe.between.pouch')}
              testId="between-pouch"
              onTyped={(next) => commands.keepWork(workOf(next))}
            />
          </section>
          <DropWork kind={kind} />
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="between-confirm"
          isDisabled={isHostGone || totalMinor === 0}
          onPress={() => commands.bookWork(work)}
        >
          {text('day.confirm')}
        </Button>
      </aside>
    </div>
  );
}
