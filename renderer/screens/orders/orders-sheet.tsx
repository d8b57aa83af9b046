import { Truck } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { OrderEntry } from './order-entry.tsx';
import css from './orders-sheet.module.css';

/** What was sold in this store and leaves later, newest first, and what became of each line. */
export function OrdersSheet() {
  const text = useText();
  const language = useLanguage();
  const { orders, snapshots } = useTill();
  const { list, failure } = useStore(orders.state);
  // Whatever an order can change by: an entry of this till, or a page from the platform.
  const entryCount = useStore(snapshots.till, ({ snapshot }) => snapshot?.journal.entryCount);
  const upToDateAt = useStore(
    snapshots.till,
    ({ snapshot }) => snapshot?.sync.documents?.upToDateAt,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when to ask, not what.
  useEffect(() => orders.load(), [orders, entryCount, upToDateAt]);
  const first = list?.find(({ canCancel }) => canCancel);
  return (
    <Sheet title={text('orders.title')} width="medium" isReading>
      {failure && <p className={css.failure}>{failureText(failure, language)}</p>}
      {list === null && !failure && <p className={css.quiet}>{text('orders.loading')}</p>}
      {list?.length === 0 && (
        <EmptyState
          icon={Truck}
          title={text('orders.none.title')}
          text={text('orders.none.text')}
        />
      )}
      {list !== null && list.length > 0 && (
        <ul className={css.orders} data-testid="orders">
          {list.map((order) => (
            <OrderEntry key={order.id} order={order} hasKey={order.id === first?.id} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}
