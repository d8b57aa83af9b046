import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { TakerChoice, useTaker } from './taker-choice.tsx';

/** A handover where nothing is counted, or whose count could not begin. */
export function HandoverPanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  const taker = useTaker(day);
  const isCounted = day.isHandoverCounted;
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <div className={css.head}>
          <h2 className={css.title}>{text('handover.title')}</h2>
          <p className={css.quiet}>
            {text('handover.from', { alias: day.session?.operatorAlias ?? '' })}
          </p>
        </div>
        {!isCounted && <TakerChoice day={day} />}
        {isCounted && <p className={css.quiet}>{text('handover.count.text')}</p>}
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="handover-confirm"
          isDisabled={isHostGone || (!isCounted && taker === null)}
          onPress={() => {
            if (isCounted) commands.beginHandover(true);
            else if (taker) commands.handOver(taker, null, '');
          }}
        >
          {text(isCounted ? 'handover.count' : 'handover.confirm')}
        </Button>
      </aside>
    </div>
  );
}
