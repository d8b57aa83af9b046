import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import { countedIn } from '../../state/day/day-work.ts';
import { useTill } from '../../state/use-till.ts';
import { BetweenTillsPanel } from './between-tills-panel.tsx';
import { ChangeOrderPanel } from './change-order-panel.tsx';
import { ClosedPanel } from './closed-panel.tsx';
import { ClosuresPanel } from './closures-panel.tsx';
import { CountPanel } from './count-panel.tsx';
import { DayHome } from './day-home.tsx';
import css from './day-screen.module.css';
import { DepositPanel } from './deposit-panel.tsx';
import { HandoverPanel } from './handover-panel.tsx';
import { MovePanel } from './move-panel.tsx';
import { NoSalePanel } from './no-sale-panel.tsx';
import { OpeningPanel } from './opening-panel.tsx';
import { ReadingPanel } from './reading-panel.tsx';
import { SafePanel } from './safe-panel.tsx';
import { SettlePanel } from './settle-panel.tsx';
import { ValidatePanel } from './validate-panel.tsx';
import { ValidatedPanel } from './validated-panel.tsx';

/** The day at the till: opening, money that moves without a sale, counting and closing. */
export function DayScreen() {
  const text = useText();
  const day = useStore(useTill().snapshots.day, ({ snapshot }) => snapshot);
  if (day === null) return <p className={css.quiet}>{text('day.loading')}</p>;
  return <Panel day={day} />;
}

/** What is to be done now: what was just closed first, then the count under way. */
function Panel({ day }: { day: DaySnapshot }) {
  const { panel, closed } = useStore(useTill().dayWork);
  const count = day.counts.find(({ purpose }) => purpose === (countedIn(panel) ?? 'closing'));
  if (closed !== null) return <ClosedPanel closed={closed} />;
  if (panel === 'move') return <MovePanel day={day} />;
  if (panel === 'no-sale') return <NoSalePanel day={day} />;
  if (panel === 'closures') return <ClosuresPanel />;
  if (panel === 'reading') return <ReadingPanel />;
  if (panel === 'deposit') return <DepositPanel day={day} />;
  if (panel === 'change-order') return <ChangeOrderPanel day={day} />;
  if (panel === 'between-tills') return <BetweenTillsPanel day={day} />;
  if (countedIn(panel) !== null && count) return <Counting day={day} count={count} />;
  if (panel === 'handover' && day.session) return <HandoverPanel day={day} />;
  if (panel === 'safe' || panel === 'safe-count') return <SafePanel day={day} />;
  if (panel === 'opening') return <OpeningPanel day={day} />;
  return <DayHome day={day} count={count} />;
}

/** A count at the step it has come to, whatever it is for. */
function Counting({ day, count }: { day: DaySnapshot; count: OpenCount }) {
  if (count.state === 'counting') {
    return <CountPanel key={`${count.id}/${String(count.attempt)}`} day={day} count={count} />;
  }
  if (count.state === 'counted') return <ValidatePanel day={day} count={count} />;
  return count.purpose === 'closing' ? (
    <ValidatedPanel day={day} count={count} />
  ) : (
    <SettlePanel day={day} count={count} />
  );
}
