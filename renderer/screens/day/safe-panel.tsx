import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Coins,
  Inbox,
  Landmark,
  Printer,
  ScanSearch,
} from 'lucide-react';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import type { MoneyWork } from '../../../contract/host/safe-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EntryList } from '../../components/entry-list.tsx';
import { Notices } from '../../components/notice.tsx';
import { weekdayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { DayTile } from './day-tile.tsx';

/** The safe and the bank: what can be done with them, and what was begun. */
export function SafePanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const language = useLanguage();
  const { commands, dayWork } = useTill();
  const isHostGone = useIsHostGone();
  const { isHere, works, slipNumber } = day.safe;
  const isCounting = day.counts.some(({ place }) => place === 'safe');
  const nameOf = {
    'bank-deposit': text('safe.deposit'),
    'change-order': text('safe.change'),
    'takings-brought': text('safe.brought'),
    'float-given': text('safe.given'),
  } as const satisfies Record<MoneyWork['kind'], string>;
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <h2 className={css.title}>{text('safe.title')}</h2>
        {!isHere && <p className={css.warning}>{text('safe.elsewhere')}</p>}
        <EntryList columns={2}>
          {isHere && (
            <>
              <DayTile
                id="deposit"
                icon={Landmark}
                label={text('safe.deposit')}
                onPress={() => commands.openDeposit()}
              />
              <DayTile
                id="safe-count"
                icon={ScanSearch}
                label={text(isCounting ? 'day.close.resume' : 'safe.count')}
                onPress={() => commands.countSafe()}
              />
              <DayTile
                id="change-order"
                icon={Coins}
                label={text('safe.change')}
                onPress={() => commands.openChangeOrder()}
              />
            </>
          )}
          <DayTile
            id="float"
            icon={Inbox}
            label={text('safe.float')}
            onPress={() => dayWork.setState({ panel: 'move', moveKind: 'float', reasonCode: '' })}
          />
          {isHere && (
            <>
              <DayTile
                id="takings-brought"
                icon={ArrowDownToLine}
                label={text('safe.brought')}
                onPress={() => commands.openBetweenTills('takings-brought')}
              />
              <DayTile
                id="float-given"
                icon={ArrowUpFromLine}
                label={text('safe.given')}
                onPress={() => commands.openBetweenTills('float-given')}
              />
            </>
          )}
        </EntryList>
        <Notices only="act" />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <h2 className={css.title}>{text('safe.under-way')}</h2>
            {works.length === 0 && <p className={css.quiet}>{text('safe.nothing')}</p>}
            {works.map(({ kind, startedByAlias, startedAt, isOrdered }) => (
              <div key={kind} data-testid={`under-way-${kind}`}>
                <p className={css.strong}>
                  {isOrdered ? text('safe.change.waiting') : nameOf[kind]}
                </p>
                <p className={css.quiet}>
                  {`${startedByAlias}, ${weekdayText(startedAt.slice(0, 10), language)}`}
                </p>
              </div>
            ))}
            {slipNumber > 0 && (
              <>
                <p className={css.quiet}>{text('safe.deposit.last', { number: slipNumber })}</p>
                <Button
                  takesFocus
                  icon={Printer}
                  testId="deposit-print-last"
                  isDisabled={isHostGone}
                  onPress={() => commands.printDeposit(slipNumber)}
                >
                  {text('safe.deposit.print')}
                </Button>
              </>
            )}
          </section>
          {isHere && (
            <section className={css.card}>
              <p className={css.quiet}>{text('safe.known')}</p>
            </section>
          )}
        </div>
      </aside>
    </div>
  );
}
