import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { beginWork } from '../../state/day/begin-work.ts';
import type { CountFields } from '../../state/day/count-entry.ts';
import {
  depositFields,
  depositMoney,
  pouchField,
  type SafePapers,
} from '../../state/day/deposit-entry.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { CashFields } from './cash-fields.tsx';
import css from './day-screen.module.css';
import { DepositDone } from './deposit-done.tsx';
import { DepositPapers } from './deposit-papers.tsx';
import { DropWork } from './drop-work.tsx';
import { PairRow } from './pair-row.tsx';
import { PouchField } from './pouch-field.tsx';
import { useMoney } from './use-money.ts';

const kind = 'bank-deposit';
const nothing: SafePapers = { listed: [], sums: [] };

/** What goes to the bank: cash by the piece, cheques ticked off, vouchers by issuer, in a pouch. */
export function DepositPanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const language = useLanguage();
  const { ui, commands, dayWork } = useTill();
  const bookedSlip = useStore(dayWork, (work) => work.bookedSlip);
  const papers = useStore(dayWork, (work) => work.papers) ?? nothing;
  const isHostGone = useIsHostGone();
  const { money, decimals } = useMoney();
  const fields = useUi(({ typed }) => typed.counts);
  const countOf = useUi(({ typed }) => typed.countOf);
  const id = useUi(({ typed }) => typed.workId);
  const begun = day.safe.works.find((work) => work.kind === kind);
  useEffect(() => {
    // Begun before, here or ahead of a crash: it goes on where it was left.
    if (countOf === kind || bookedSlip !== 0) return;
    const counts = begun ? depositFields(begun, papers, decimals) : {};
    beginWork(ui, { kind, kept: begun?.id, counts });
  }, [ui, countOf, bookedSlip, begun, papers, decimals]);

  const workOf = (next: CountFields) => ({
    ...({ id, kind, isOrdered: false } as const),
    pouch: next[pouchField] ?? '',
    money: depositMoney(next, papers, { ...day, decimals }),
  });
  const work = workOf(fields);
  const totalMinor = work.money.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const keep = (next: CountFields) => commands.keepWork(workOf(next));
  if (bookedSlip !== 0) return <DepositDone slipNumber={bookedSlip} />;
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <div className={css.head}>
          <h2 className={css.title}>{text('safe.deposit')}</h2>
          <p className={css.quiet}>
            {text('safe.deposit.next', { number: day.safe.slipNumber + 1 })}
          </p>
        </div>
        <CashFields day={day} onTyped={keep} />
        <DepositPapers day={day} papers={papers} onTyped={keep} />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <p className={css.quiet}>{text('safe.deposit.total')}</p>
            <p className={`${css.big ?? ''} figures`} data-testid="deposit-total">
              {money(totalMinor)}
            </p>
            <div>
              {work.money.map(({ type, amountMinor }, index) => (
                <PairRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a type may be there with a list and without.
                  key={index}
                  name={day.safe.types.find((each) => each.type === type)?.[language] ?? type}
                  figure={money(amountMinor)}
                />
              ))}
            </div>
          </section>
          <section className={css.card}>
            <PouchField label={text('safe.pouch')} testId="deposit-pouch" onTyped={keep} />
          </section>
          <DropWork kind={kind} />
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="deposit-confirm"
          isDisabled={isHostGone || totalMinor === 0}
          onPress={() => commands.bookWork(work)}
        >
          {text('safe.deposit.confirm')}
        </Button>
      </aside>
    </div>
  );
}
