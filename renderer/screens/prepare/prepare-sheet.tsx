import { useEffect } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { DoneNote } from './done-note.tsx';
import { OrderPanel } from './order-panel.tsx';
import css from './prepare-sheet.module.css';
import { WorklistsPanel } from './worklists-panel.tsx';

/** Orders that this store prepares, sends and hands over; a scan picks, or opens the order it names. */
export function PrepareSheet() {
  const text = useText();
  const language = useLanguage();
  const { prepare, snapshots } = useTill();
  const { order, failure, done } = useStore(prepare.state);
  const isOffline = useStore(snapshots.till, ({ snapshot }) => snapshot?.sync.mode === 'offline');
  // Whatever an order can change by: an entry of this till, or a page from the platform.
  const entryCount = useStore(snapshots.till, ({ snapshot }) => snapshot?.journal.entryCount);
  const upToDateAt = useStore(
    snapshots.till,
    ({ snapshot }) => snapshot?.sync.documents?.upToDateAt,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when to ask, not what.
  useEffect(() => prepare.askAgain(), [prepare, entryCount, upToDateAt]);
  useEffect(() => prepare.forget, [prepare]);
  return (
    <Sheet title={text('prepare.title')} width="full">
      <div className={css.all} data-testid="prepare">
        {isOffline && <p className={css.offline}>{text('prepare.offline')}</p>}
        {failure && (
          <p className={css.failure} role="alert" data-testid="prepare-failure">
            {failureText(failure, language)}
          </p>
        )}
        {done && <DoneNote done={done} />}
        {order === null ? <WorklistsPanel /> : <OrderPanel order={order} />}
      </div>
    </Sheet>
  );
}
