import {
  CircleAlert,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  Package,
  PackageCheck,
  Printer,
  Truck,
  Undo2,
} from 'lucide-react';
import type { ListedOrder } from '../../../contract/host/calls/order-calls.ts';
import { placeOfOrder } from '../../../domain/order/order.ts';
import { Button } from '../../components/button.tsx';
import { countText, momentText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { openCancelOrder } from '../../state/cancel-moves.ts';
import { hasPrinter, isUnderWay, newestJob } from '../../state/print-jobs.ts';
import { opensHere } from '../../state/tablet-sheets.ts';
import { useIsHostGone, usePrinting, useTill, useZone } from '../../state/use-till.ts';
import { PrintState } from '../receipts/print-state.tsx';
import css from './orders-sheet.module.css';

type OrderLine = ListedOrder['lines'][number];

export function OrderEntry({
  order,
  hasKey,
}: {
  order: ListedOrder;
  /** The key cancels it, unless another one has the focus. */
  hasKey: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const till = useTill();
  const { commands } = till;
  const isHostGone = useIsHostGone();
  const printing = usePrinting();
  const place = placeOfOrder(order.id);
  const job = place && newestJob(printing, place, 'order');
  const time = momentText(Date.parse(order.takenAt), Date.now(), language, zone);
  return (
    <li className={css.order} data-order={order.id} data-testid={`order-${order.receiptNumber}`}>
      <h3 className={css.customer}>{order.customerName || text('orders.nobody')}</h3>
      <p className={css.quiet}>
        {order.receiptNumber === ''
          ? text('orders.number', { number: order.number, time })
          : text('orders.receipt', { number: order.receiptNumber, time })}
      </p>
      {place && order.isAlone && (
        <Button
          takesFocus
          className={css.print}
          icon={Printer}
          isDisabled={isHostGone || !hasPrinter(printing) || isUnderWay(job)}
          testId={`print-${order.number}`}
          onPress={() => commands.printOrder(place)}
        >
          {text(job?.state === 'printed' ? 'receipt.print.copy' : 'placed.print')}
        </Button>
      )}
      {job && job.state !== 'printed' && <PrintState job={job} />}
      {order.canCancel && opensHere('cancel-order') && (
        <Button
          takesFocus
          className={css.print}
          icon={CircleX}
          {...(hasKey ? { keyLabel: 'F10' } : {})}
          isDisabled={isHostGone}
          testId={`cancel-${order.number}`}
          onPress={() => openCancelOrder(till, order.id)}
        >
          {text('cancel.open')}
        </Button>
      )}
      <ul className={css.lines}>
        {order.lines.map((line) => (
          <Line key={line.line} line={line} currency={order.currency} />
        ))}
      </ul>
    </li>
  );
}

function Line({ line, currency }: { line: OrderLine; currency: string }) {
  const text = useText();
  const language = useLanguage();
  const Icon = icons[line.state];
  return (
    <li className={css.line}>
      <p className={css.what}>
        <span className={css.name}>
          {line.quantityMilli !== 1_000 && `${countText(line.quantityMilli / 1_000, language)} × `}
          {line.name}
        </span>
        <span className="figures">{moneyText(line.amountMinor, currency, language)}</span>
      </p>
      <p className={css.state} data-state={line.state}>
        <Icon className={css.icon} aria-hidden="true" />
        {text(`orders.${line.state}`, { place: line.sourceName })}
      </p>
    </li>
  );
}

/** The icon says it without the colour. */
const icons: Readonly<Record<OrderLine['state'], LucideIcon>> = {
  placed: Clock,
  allocated: CircleCheck,
  unfillable: CircleAlert,
  short: CircleAlert,
  picking: Package,
  packed: Package,
  ready: PackageCheck,
  shipped: Truck,
  delivered: PackageCheck,
  'handed-over': PackageCheck,
  returned: Undo2,
  cancelled: CircleX,
};
