import { PackageCheck, TriangleAlert } from 'lucide-react';
import type { PaidView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { openPaidOrder } from '../../state/prepare-moves.ts';
import { useTill } from '../../state/use-till.ts';
import css from './drawer-notice.module.css';

/** What became of the order that was paid: its goods left with the customer, or are still to hand over. */
export function OrderPaid({ of }: { of: NonNullable<PaidView['order']> }) {
  const text = useText();
  const till = useTill();
  if (of.isHandedOver) {
    return (
      <p className={css.done} role="status" data-testid="order-handed-over">
        <PackageCheck className={css.icon} aria-hidden="true" />
        {text('paid.order.handed-over')}
      </p>
    );
  }
  return (
    <div className={css.notice} role="status" data-testid="order-to-hand-over">
      <p className={css.title}>
        <TriangleAlert className={css.icon} aria-hidden="true" />
        {text('paid.order.to-hand-over')}
      </p>
      <p>{text('paid.order.to-hand-over.text')}</p>
      <Button
        keyLabel={text('key.altk')}
        testId="open-paid-order"
        onPress={() => openPaidOrder(till, of.id)}
      >
        {text('paid.order.open')}
      </Button>
    </div>
  );
}
