import { Phone } from 'lucide-react';
import { useStore } from 'zustand';
import type { OrderDetail } from '../../../contract/host/calls/order-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { dayText, momentText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { linesOf } from '../../state/order-acts.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderLineRow } from './order-line-row.tsx';
import { OrderPapers } from './order-papers.tsx';
import css from './prepare-sheet.module.css';

/** An order: what is in each of its groups on the left, what comes next on the right. */
export function OrderPanel({ order }: { order: OrderDetail }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { prepare } = useTill();
  const { group: groupNumber } = useStore(prepare.state);
  const { number, customerName, customerPhone, takenAt, currency } = order;
  const taken = momentText(Date.parse(takenAt), Date.now(), language, zone);
  return (
    <div className={css.parts}>
      <section className={css.part}>
        <div>
          <h3 className={css.label} data-testid="prepare-order">
            {customerName || text('prepare.order', { number })}
          </h3>
          <p className={css.quiet}>
            {text('prepare.order', { number })} · {taken}
          </p>
          {customerPhone !== '' && (
            <p className={css.phone}>
              <Phone className={css.icon} aria-hidden="true" />
              <span className="figures">{customerPhone}</span>
            </p>
          )}
        </div>
        {order.groups.map((group) => (
          <div key={group.number} className={css.part}>
            <p className={css.strong}>
              {[
                text(`prepare.${group.fulfilment}`, { place: group.placeName }),
                group.promise.through === ''
                  ? ''
                  : text('prepare.until', { day: dayText(group.promise.through, language) }),
                group.dueMinor === 0
                  ? ''
                  : text('prepare.due', { amount: moneyText(group.dueMinor, currency, language) }),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
            {group.to && (
              <p className={css.to} data-testid="prepare-to">
                {[
                  group.to.name,
                  group.to.street,
                  `${group.to.postcode} ${group.to.city}`,
                  group.to.phone,
                ]
                  .filter((part) => part.trim() !== '')
                  .join(' · ')}
              </p>
            )}
            <EntryList>
              {linesOf(order, group.number).map((line) => (
                <OrderLineRow
                  key={line.line}
                  line={line}
                  isOfGroup={group.number === groupNumber}
                  onOther={() => prepare.look(order.id, group.number)}
                />
              ))}
            </EntryList>
          </div>
        ))}
        <OrderPapers order={order} group={groupNumber} />
      </section>
      <section className={css.part}>
        <OrderActions order={order} group={groupNumber} />
        <Button
          takesFocus
          keyLabel={text('key.escape')}
          testId="prepare-back"
          onPress={() => void prepare.back()}
        >
          {text('stock.back')}
        </Button>
      </section>
    </div>
  );
}
