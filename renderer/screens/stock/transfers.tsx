import { Check, PackagePlus, Send } from 'lucide-react';
import { useState } from 'react';
import type { GoodsOnTheirWay } from '../../../contract/host/calls/stock-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { dayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { milliText } from './milli-text.ts';
import css from './stock-sheet.module.css';

/** Goods to other stores and from them, and what is delivered. Nothing where the network has one store and nobody announced anything. */
export function Transfers({ goods: { stores, notices } }: { goods: GoodsOnTheirWay }) {
  const text = useText();
  const { stockWorks } = useTill();
  const isHostGone = useIsHostGone();
  const [to, setTo] = useState('');
  if (stores.length + notices.length === 0) return null;
  return (
    <section className={css.part}>
      <h3 className={css.label}>{text('stock.transfers')}</h3>
      {stores.length > 0 && (
        <div className={css.transfer}>
          <SelectField
            label={text('stock.transfer.to')}
            value={to}
            options={[
              { value: '', label: text('stock.transfer.choose') },
              ...stores.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            testId="stock-transfer-to"
            onChoose={setTo}
          />
          <Button
            takesFocus
            icon={PackagePlus}
            isDisabled={to === '' || isHostGone}
            testId="stock-transfer-ask"
            onPress={() => stockWorks.ask(to)}
          >
            {text('item.ask')}
          </Button>
          <Button
            takesFocus
            icon={Send}
            isDisabled={to === '' || isHostGone}
            testId="stock-transfer-send"
            onPress={() => stockWorks.send(to)}
          >
            {text('stock.transfer.send')}
          </Button>
        </div>
      )}
      <EntryList>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </EntryList>
    </section>
  );
}

/** A transfer or a delivery that waits to be received, or what came otherwise than it was sent. */
function NoticeRow({ notice }: { notice: GoodsOnTheirWay['notices'][number] }) {
  const text = useText();
  const language = useLanguage();
  const { stockWorks } = useTill();
  const isHostGone = useIsHostGone();
  const { id, state, isDelivery, isBegun, otherName: store } = notice;
  if (state === 'received') {
    const pieces = (milli: number | null) => milliText(milli ?? 0, language);
    const differences = notice.differences.map(
      ({ label, sentMilli, receivedMilli, damagedMilli }) =>
        [
          `${label} ${pieces(receivedMilli)} / ${pieces(sentMilli)}`,
          damagedMilli > 0 && text('stock.transfer.damaged', { count: pieces(damagedMilli) }),
        ]
          .filter(Boolean)
          .join(', '),
    );
    return (
      <li className={css.request} data-testid="stock-transfer-received">
        <div className={css.zone}>
          <span className={css.about}>
            <span className={css.strong}>
              {text(isDelivery ? 'stock.delivery.of' : 'stock.transfer.with', { store })}
            </span>
            <span className={css.note}>{differences.join(' · ')}</span>
          </span>
          <span className={css.state} data-look="open">
            {text('stock.transfer.different')}
          </span>
          <Button
            takesFocus
            icon={Check}
            isDisabled={isHostGone}
            testId="stock-notice-settle"
            onPress={() => stockWorks.settle(id)}
          >
            {text('stock.transfer.settle')}
          </Button>
        </div>
      </li>
    );
  }
  const note = [
    text('stock.items', { count: notice.restCount }),
    isDelivery && text('stock.delivery.number', { number: id }),
    notice.expectedOn !== '' &&
      text('stock.delivery.expected', { day: dayText(notice.expectedOn, language) }),
  ];
  return (
    <li>
      <Button
        takesFocus
        className={css.row}
        isDisabled={isHostGone}
        testId={isDelivery ? 'stock-delivery' : 'stock-transfer-sent'}
        onPress={() => stockWorks.receive(id)}
      >
        <span className={css.zone}>
          <span className={css.about}>
            <span className={css.strong}>
              {text(isDelivery ? 'stock.delivery.of' : 'stock.transfer.from', { store })}
            </span>
            <span className={css.note}>{note.filter(Boolean).join(' · ')}</span>
          </span>
          <span className={css.state} data-look={isBegun ? 'open' : 'good'}>
            {text(isBegun ? 'stock.delivery.rest' : 'stock.transfer.waiting')}
          </span>
        </span>
      </Button>
    </li>
  );
}
