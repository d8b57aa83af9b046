import { CircleCheck } from 'lucide-react';
import type { PaidView } from '../../../contract/host/basket-shapes.ts';
import { Notices } from '../../components/notice.tsx';
import { moneyText } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTenderName } from '../tender/use-tender-types.ts';
import { ClaimCode } from './claim-code.tsx';
import { DrawerNotice } from './drawer-notice.tsx';
import { OrderPaid } from './order-paid.tsx';
import { PaidEnd } from './paid-end.tsx';
import css from './paid-screen.module.css';
import { PaidValues } from './paid-values.tsx';
import { ReceiptChoices } from './receipt-choices.tsx';
import { VatTable } from './vat-table.tsx';

/** The change stays, the largest figure, until the next scan or the next customer. */
export function PaidScreen({ paid }: { paid: PaidView }) {
  const text = useText();
  const language = useLanguage();
  const tenderName = useTenderName();
  const isRefund = paid.totalMinor < 0;
  const money = (minor: number): string => moneyText(minor, paid.currency, language);
  return (
    <div className={css.screen}>
      <section className={css.card}>
        <header className={css.header}>
          <CircleCheck className={css.icon} aria-hidden="true" />
          <h2>{text(titleOf(paid))}</h2>
        </header>
        <dl className={css.facts}>
          <div>
            <dt>{text(isRefund ? 'paid.refunded.total' : 'paid.total')}</dt>
            <dd className={css.total}>{money(Math.abs(paid.totalMinor))}</dd>
          </div>
          <div>
            <dt>{text('paid.receipt')}</dt>
            <dd data-testid="receipt-number">{paid.receiptNumber}</dd>
          </div>
          <div>
            <dt>{text(isRefund ? 'paid.refunded.at' : 'paid.at')}</dt>
            <dd>{paid.recordedAtLocal.slice(11, 16)}</dd>
          </div>
          <div>
            <dt>{text('paid.extract')}</dt>
            <dd className={css.code}>{paid.extract}</dd>
          </div>
        </dl>
        <div className={css.tables}>
          <section>
            <h3 className={css.title}>{text(isRefund ? 'paid.refunds' : 'paid.tenders')}</h3>
            <dl>
              {paid.tenders.map((tender) => (
                <div key={tender.id} className={css.row}>
                  <dt>
                    {tenderName(tender.type)}
                    {tender.reference !== '' && (
                      <span className={css.reference}>
                        {text('tender.reference.shown', { reference: tender.reference })}
                      </span>
                    )}
                  </dt>
                  <dd>{money(isRefund ? -tender.tenderedMinor : tender.tenderedMinor)}</dd>
                </div>
              ))}
              {paid.twofoldMinor > 0 && (
                <div className={css.row} data-testid="paid-twofold">
                  <dt>{text('cancel.twofold')}</dt>
                  <dd>{money(paid.twofoldMinor)}</dd>
                </div>
              )}
            </dl>
          </section>
          <PaidValues paid={paid} />
          <VatTable paid={paid} />
        </div>
        <ClaimCode />
      </section>
      <section className={css.desk}>
        <Notices />
        <DrawerNotice of={paid} />
        {paid.order && <OrderPaid of={paid.order} />}
        <ReceiptChoices paid={paid} />
        <PaidEnd
          label={text(isRefund ? 'paid.refunded' : 'paid.change')}
          amount={money(isRefund ? paid.twofoldMinor - paid.totalMinor : paid.changeMinor)}
          testId="change"
        />
      </section>
    </div>
  );
}

function titleOf({ kind, totalMinor }: PaidView): MessageKey {
  if (kind === 'training') return 'paid.training';
  return totalMinor < 0 ? 'paid.refunded' : 'paid.title';
}
