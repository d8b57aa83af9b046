import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { CountSteps } from './count-steps.tsx';
import css from './day-screen.module.css';
import { DifferenceTable, reasonsWanted } from './difference-table.tsx';
import { TakerChoice, useTaker } from './taker-choice.tsx';

/** After a count that closes nothing: what differs, why, and at a handover who takes the drawer. */
export function SettlePanel({ day, count }: { day: DaySnapshot; count: OpenCount }) {
  const text = useText();
  const { commands, dayWork } = useTill();
  const { reasons } = useStore(dayWork);
  const taker = useTaker(day);
  const isHostGone = useIsHostGone();
  const isHandover = count.purpose === 'handover';
  const wanted = reasonsWanted(count.differences ?? [], count.purpose);
  const reasonCode = reasons[''] ?? '';
  const isWhole = (wanted.length === 0 || reasonCode !== '') && (!isHandover || taker !== null);
  const confirm = () => {
    if (!isHandover) commands.finishCount(count.id, reasonCode);
    else if (taker) commands.handOver(taker, count.id, reasonCode);
  };
  return (
    <div className={css.three}>
      <CountSteps
        of={count.purpose}
        at={isHandover ? 'handover.step.take' : 'day.step.difference'}
      />
      <section className={classNames(css.card, css.tall)}>
        <DifferenceTable day={day} count={count} />
        {isHandover && <TakerChoice day={day} />}
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <p className={css.quiet}>
              {isHandover
                ? text('handover.text', { alias: day.session?.operatorAlias ?? '' })
                : text('safe.known')}
            </p>
          </section>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="settle-confirm"
          isDisabled={isHostGone || !isWhole}
          onPress={confirm}
        >
          {text(isHandover ? 'handover.confirm' : 'safe.count.confirm')}
        </Button>
      </aside>
    </div>
  );
}
