import { Landmark, Printer } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';

/** The deposit is booked: its slip goes into the pouch. */
export function DepositDone({ slipNumber }: { slipNumber: number }) {
  const text = useText();
  const { commands, dayWork } = useTill();
  const isHostGone = useIsHostGone();
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)} data-testid="deposit-done">
        <EmptyState
          icon={Landmark}
          title={text('safe.deposit.done', { number: slipNumber })}
          text={text('safe.deposit.done.text')}
        >
          <Button
            takesFocus
            icon={Printer}
            testId="deposit-print"
            isDisabled={isHostGone}
            onPress={() => commands.printDeposit(slipNumber)}
          >
            {text('safe.deposit.print')}
          </Button>
        </EmptyState>
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="deposit-leave"
          onPress={() => dayWork.setState({ panel: 'safe', bookedSlip: 0 })}
        >
          {text('safe.back')}
        </Button>
      </aside>
    </div>
  );
}
