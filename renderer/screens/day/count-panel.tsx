import { useEffect } from 'react';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import {
  amountField,
  type CountFields,
  fieldsOf,
  isByPiece,
  typedMoney,
} from '../../state/day/count-entry.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { CountSteps } from './count-steps.tsx';
import css from './day-screen.module.css';
import { PairRow } from './pair-row.tsx';
import { PaperFields } from './paper-fields.tsx';
import { PieceGrid } from './piece-grid.tsx';
import { SumFields } from './sum-fields.tsx';
import { useMoney } from './use-money.ts';

/** The blind count: what is here, and nothing of what should be. Kept at every change. */
export function CountPanel({ day, count }: { day: DaySnapshot; count: OpenCount }) {
  const text = useText();
  const language = useLanguage();
  const { ui, commands } = useTill();
  const isHostGone = useIsHostGone();
  const { money, decimals } = useMoney();
  const fields = useUi(({ typed }) => typed.counts);
  const countOf = useUi(({ typed }) => typed.countOf);
  const mine = `${count.id}/${String(count.attempt)}`;
  const { recount, papers } = count;
  useEffect(() => {
    // Somebody else may have begun it, here or before a crash: it goes on where it was left.
    if (countOf !== mine)
      setTyped(ui, { countOf: mine, counts: fieldsOf(count.money, { recount, decimals, papers }) });
  }, [ui, countOf, mine, count.money, recount, decimals, papers]);

  const known = count.place === 'safe' ? day.safe.types : day.countedTypes;
  const types = known.filter(({ type }) => count.types.includes(type));
  const typing = { ...day, decimals, papers };
  const typed = types.map((each) => typedMoney(each, fields, typing));
  const cash = types.find((each) => isByPiece(each, day));
  const ofCash = cash && typedMoney(cash, fields, typing);
  const sumOf = (form: 'note' | 'coin') =>
    (ofCash?.denominations ?? [])
      .filter((each) => (each.form === 'note') === (form === 'note'))
      .reduce((sum, { unitMinor, count: pieces }) => sum + unitMinor * pieces, 0);
  const nameOf = (type: string): string =>
    types.find((each) => each.type === type)?.[language] ?? type;
  const keep = (type: (typeof types)[number]) => (next: CountFields) => {
    const counted = typedMoney(type, next, typing);
    if (counted) commands.keepCount(count.id, counted);
  };
  const all = typed.flatMap((each) => (each ? [each] : []));
  const missing = types.filter((_, index) => typed[index] === null);
  /** Nobody types a zero seven times: what is no cash and was not counted is none. */
  const noneOfTheRest = () => {
    const rest = missing.filter((each) => each !== cash);
    const zeros = Object.fromEntries(rest.map(({ type }) => [amountField(type), '0']));
    const counts = { ...ui.getState().typed.counts, ...zeros };
    setTyped(ui, { counts });
    for (const each of rest) keep(each)(counts);
  };
  return (
    <div className={css.three}>
      <CountSteps of={count.purpose} at="day.step.count" />
      <section className={classNames(css.card, css.tall)}>
        <div className={css.head}>
          <h2 className={css.title}>{cash ? nameOf(cash.type) : text('day.count.title')}</h2>
          <p className={css.quiet}>{text('day.count.blind')}</p>
        </div>
        {recount.length > 0 && (
          <p className={css.warning} data-testid="count-again">
            {text('day.count.again', { names: recount.map(nameOf).join(', ') })}
          </p>
        )}
        {cash && (
          <PieceGrid type={cash.type} denominations={day.denominations} onTyped={keep(cash)} />
        )}
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <p className={css.quiet}>{text('day.count.so-far')}</p>
            <p className={`${css.big ?? ''} figures`} data-testid="count-so-far">
              {money(ofCash?.amountMinor ?? 0)}
            </p>
            <div>
              <PairRow name={text('day.count.of-notes')} figure={money(sumOf('note'))} />
              <PairRow name={text('day.count.of-coins')} figure={money(sumOf('coin'))} />
            </div>
          </section>
          {types.length > (cash ? 1 : 0) && (
            <section className={css.card}>
              {types
                .filter((each) => each !== cash)
                .map((each) => (
                  <div key={each.type}>
                    <PaperFields counted={each} papers={papers} onTyped={keep(each)} />
                    <SumFields
                      counted={each}
                      isRest={papers.some(({ type }) => type === each.type)}
                      onTyped={keep(each)}
                    />
                  </div>
                ))}
            </section>
          )}
          {count.place === 'safe' && (
            <section className={css.card}>
              <p className={css.quiet}>{text('safe.known')}</p>
            </section>
          )}
          <section className={css.card}>
            <p>
              <strong>{text('day.count.safe')}</strong> {text('day.count.safe.text')}
            </p>
            <Button
              takesFocus
              testId="count-drop"
              isDisabled={isHostGone}
              onPress={() => commands.dropCount(count.id)}
            >
              {text('day.count.drop')}
            </Button>
          </section>
          <Notices only="act" />
        </div>
        {missing.length > 0 && (
          <p className={css.quiet} data-testid="count-missing">
            {text('day.count.missing', {
              names: missing.map(({ type }) => nameOf(type)).join(', '),
            })}
          </p>
        )}
        {missing.some((each) => each !== cash) && (
          <Button
            takesFocus
            testId="count-none-else"
            isDisabled={isHostGone}
            onPress={noneOfTheRest}
          >
            {text('day.count.none-else')}
          </Button>
        )}
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="count-confirm"
          isDisabled={isHostGone || all.length < types.length}
          onPress={() => commands.submitCount(count.id, all)}
        >
          {text('day.count.confirm')}
        </Button>
      </aside>
    </div>
  );
}
