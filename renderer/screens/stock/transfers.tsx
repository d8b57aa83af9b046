import { PackagePlus, Send } from 'lucide-react';
import { useState } from 'react';
import type { GoodsOnTheirWay } from '../../../contract/host/calls/stock-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { milliText } from './milli-text.ts';
import css from './stock-sheet.module.css';

/** Goods to other stores and from them. Nothing where the network has one store. */
export function Transfers({ goods: { stores, notices } }: { goods: GoodsOnTheirWay }) {
  const text = useText();
  const language = useLanguage();
  const { stockWorks } = useTill();
  const isHostGone = useIsHostGone();
  const [to, setTo] = useState('');
  if (stores.length + notices.length === 0) return null;
  const pieces = (milli: number | null) => milliText(milli ?? 0, language);
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
        {notices.map(({ id, state, otherName, itemCount, differences }) => (
          <li key={id}>
            <Button
              takesFocus
              className={css.row}
              isDisabled={state === 'received' || isHostGone}
              testId={`stock-transfer-${state}`}
              onPress={() => stockWorks.receive(id)}
            >
              <span className={css.zone}>
                <span className={css.about}>
                  <span className={css.strong}>
                    {text(state === 'sent' ? 'stock.transfer.from' : 'stock.transfer.with', {
                      store: otherName,
                    })}
                  </span>
                  <span className={css.note}>
                    {state === 'sent'
                      ? text('stock.items', { count: itemCount })
                      : differences
                          .map(
                            ({ label, sentMilli, receivedMilli }) =>
                              `${label} ${pieces(receivedMilli)} / ${pieces(sentMilli)}`,
                          )
                          .join(', ')}
                  </span>
                </span>
                <span className={css.state} data-look="open">
                  {text(state === 'sent' ? 'stock.transfer.waiting' : 'stock.transfer.different')}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </EntryList>
    </section>
  );
}
