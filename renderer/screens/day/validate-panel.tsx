import { UserRoundCheck } from 'lucide-react';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { CountSteps } from './count-steps.tsx';
import css from './day-screen.module.css';

/** All is counted: the manager looks before anybody is told of a difference. */
export function ValidatePanel({ count }: { day: DaySnapshot; count: OpenCount }) {
  const text = useText();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  return (
    <div className={css.three}>
      <CountSteps of={count.purpose} at="day.step.validate" />
      <section className={classNames(css.card, css.tall)}>
        <EmptyState
          icon={UserRoundCheck}
          title={text('day.validate.title')}
          text={text('day.validate.text', { alias: count.countedByAlias })}
        />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="count-validate"
          isDisabled={isHostGone}
          onPress={() => commands.validateCount(count.id)}
        >
          {text('day.validate.confirm')}
        </Button>
      </aside>
    </div>
  );
}
