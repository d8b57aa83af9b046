import { CalendarClock, Vault } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './day-hint.module.css';

/**
 * What the day wants between two customers: an opening, a drop to the safe, the close of an earlier
 * day. Nothing of it keeps anybody from selling.
 */
export function DayHint() {
  const text = useText();
  const { snapshots, commands } = useTill();
  const day = useStore(snapshots.day, ({ snapshot }) => snapshot);
  const isTraining = useStore(snapshots.sale, ({ snapshot }) => snapshot?.training != null);
  if (day === null || isTraining) return null;
  const isLate = day.session?.isOfEarlierDay ?? false;
  if (!day.isOpeningAsked && !day.isDropDue && !isLate) return null;
  const hint = day.isOpeningAsked ? 'day.hint.open' : isLate ? 'day.hint.late' : 'day.drop-due';
  const isDrop = hint === 'day.drop-due';
  return (
    <aside className={css.hint} data-testid="day-hint">
      <p className={css.text}>{text(hint)}</p>
      <Button
        icon={isDrop ? Vault : CalendarClock}
        {...(isDrop ? {} : { keyLabel: text('key.altl') })}
        testId="day-hint-go"
        onPress={() => (isDrop ? commands.openDrop() : commands.openDay())}
      >
        {text(isDrop ? 'day.drop' : 'day.title')}
      </Button>
    </aside>
  );
}
