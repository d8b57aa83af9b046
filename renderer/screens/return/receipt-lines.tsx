import { ListChecks, ReceiptText, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import type { ReturnableReceipt } from '../../../contract/host/calls/return-calls.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { openReceipts } from '../../state/open-receipts.ts';
import { chooseAll } from '../../state/returning.ts';
import { useTill } from '../../state/use-till.ts';
import { ReceiptLine } from './receipt-line.tsx';
import { ReceiptOrigin } from './receipt-origin.tsx';
import css from './return-sheet.module.css';

/** What the receipt sold, and how much of each line comes back. */
export function ReceiptLines({ receipt }: { receipt: ReturnableReceipt }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { commands, returning } = till;
  const chosen = useStore(returning, (state) => state.chosen);
  const possible = receipt.lines.filter(({ refusal }) => refusal === null);
  const [first] = possible;
  const [day = '', time = ''] = receipt.recordedAtLocal.split('T');
  return (
    <section className={css.lines} aria-label={text('return.lines')}>
      <header className={css.receipt}>
        <p className={css.about}>
          <strong>{receipt.receiptNumber}</strong>
          <span className={css.quiet}>
            {text(time === '' ? 'return.sold.day' : 'return.sold', {
              day: day.split('-').reverse().join('/'),
              time: time.slice(0, 5),
              amount: moneyText(receipt.totalMinor, receipt.currency, language),
            })}
          </span>
        </p>
        {receipt.soldBy.isThisTill && (
          <Button
            takesFocus
            icon={ReceiptText}
            label={text('return.see')}
            testId="return-see"
            onPress={() => openReceipts(till, receipt.receiptNumber)}
          />
        )}
        <Button
          takesFocus
          icon={RotateCcw}
          label={text('return.other')}
          testId="return-other"
          onPress={commands.forgetReceipt}
        />
        <Button
          takesFocus
          icon={ListChecks}
          keyLabel="F6"
          testId="return-all"
          isDisabled={possible.length === 0}
          isPressed={
            first !== undefined &&
            possible.every(({ number, left }) => chosen.get(number) === left.value)
          }
          onPress={() => chooseAll(returning)}
        >
          {text('return.all')}
        </Button>
      </header>
      <ReceiptOrigin receipt={receipt} />
      {receipt.lines.length === 0 ? (
        <EmptyState
          icon={RotateCcw}
          title={text(receipt.isOfWeb ? 'return.none.web' : 'return.none')}
        />
      ) : (
        <EntryList>
          {receipt.lines.map((line) => (
            <ReceiptLine
              key={line.number}
              line={line}
              currency={receipt.currency}
              value={chosen.get(line.number) ?? 0}
              isFirst={line === first}
            />
          ))}
        </EntryList>
      )}
    </section>
  );
}
