import { CloudOff, ReceiptText, RotateCw, UserRound } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { dayText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { FoundCustomer } from '../sale/found-customer.tsx';
import css from './return-sheet.module.css';

/** Who may be meant, then what they bought in any store, newest first; what only the platform knows may have to wait. */
export function CustomerReceipts({ problem }: { problem: string | null }) {
  const text = useText();
  const language = useLanguage();
  const { returning, commands } = useTill();
  const { customers, customer, receipts, isBusy } = useStore(returning);
  const isHostGone = useIsHostGone();
  if (customer === null) {
    if (customers === null) return null;
    if (customers.length === 0)
      return <EmptyState icon={UserRound} title={text('return.customer.nobody')} />;
    return (
      <EntryList>
        {customers.map((found) => (
          <li key={found.id}>
            <FoundCustomer
              customer={found}
              isDisabled={isHostGone}
              onPress={() => commands.receiptsOf(found)}
            />
          </li>
        ))}
      </EntryList>
    );
  }
  if (problem !== null)
    return (
      <EmptyState
        icon={CloudOff}
        title={text('return.customer.offline', { name: customer.name })}
        text={problem}
      >
        <Button
          takesFocus
          icon={RotateCw}
          testId="return-customer-again"
          isDisabled={isHostGone}
          onPress={() => commands.receiptsOf(customer)}
        >
          {text('return.customer.again')}
        </Button>
      </EmptyState>
    );
  if (receipts === null)
    return (
      <p className={css.quiet} aria-busy={isBusy}>
        {text('return.customer.asking', { name: customer.name })}
      </p>
    );
  if (receipts.length === 0)
    return (
      <EmptyState
        icon={ReceiptText}
        title={text('return.customer.none', { name: customer.name })}
        text={text('return.customer.none.text')}
      />
    );
  return (
    <section className={css.found} aria-label={text('return.customer.of', { name: customer.name })}>
      <h3 className={css.heading}>{text('return.customer.of', { name: customer.name })}</h3>
      <EntryList>
        {receipts.map((receipt) => (
          <li key={receipt.receiptNumber}>
            <Button
              takesFocus
              className={css.entry}
              testId={`return-receipt-${receipt.receiptNumber}`}
              isDisabled={isHostGone || isBusy}
              onPress={() => commands.returnOf(receipt)}
            >
              <span className={css.entryParts}>
                <span className={css.entryName}>
                  {dayText(receipt.recordedAtLocal.slice(0, 10), language)}
                  <span className={css.quiet}>
                    {[
                      receipt.isOfWeb ? text('return.from.web') : receipt.storeName,
                      receipt.receiptNumber,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <strong className="figures">
                  {moneyText(receipt.totalMinor, receipt.currency, language)}
                </strong>
              </span>
            </Button>
          </li>
        ))}
      </EntryList>
    </section>
  );
}
