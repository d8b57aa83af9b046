import { CircleCheck } from 'lucide-react';
import type { PaidView } from '../../../contract/host/basket-shapes.ts';
import { AmountDue } from '../../components/amount-due.tsx';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { useTenderName } from '../tender/use-tender-types.ts';
import { DrawerNotice } from './drawer-notice.tsx';
import css from './paid-screen.module.css';
import { ReceiptChoices } from './receipt-choices.tsx';
import { VatTable } from './vat-table.tsx';

/** The change stays, the largest figure, until the next scan or the next customer. */
export function PaidScreen({ paid }: { paid: PaidView }) {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  const tenderName = useTenderName();
  const money = (minor: number): string => moneyText(minor, paid.currency, language);
  return (
    <div className={css.screen}>
      <section className={css.card}>
        <header className={css.header}>
          <CircleCheck className={css.icon} aria-hidden="true" />
          <h2>{text(paid.kind === 'training' ? 'paid.training' : 'paid.title')}</h2>
        </header>
        <dl className={css.facts}>
          <div>
            <dt>{text('paid.total')}</dt>
            <dd className={css.total}>{money(paid.totalMinor)}</dd>
          </div>
          <div>
            <dt>{text('paid.receipt')}</dt>
            <dd data-testid="receipt-number">{paid.receiptNumber}</dd>
          </div>
          <div>
            <dt>{text('paid.at')}</dt>
            <dd>{paid.recordedAtLocal.slice(11, 16)}</dd>
          </div>
          <div>
            <dt>{text('paid.extract')}</dt>
            <dd className={css.code}>{paid.extract}</dd>
          </div>
        </dl>
        <div className={css.tables}>
          <section>
            <h3 className={css.title}>{text('paid.tenders')}</h3>
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
                  <dd>{money(tender.tenderedMinor)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <VatTable paid={paid} />
        </div>
      </section>
      <section className={css.desk}>
        <Notices />
        <DrawerNotice />
        <ReceiptChoices paid={paid} />
        <div className={css.end}>
          <p className={css.hint}>{text('paid.scan')}</p>
          <AmountDue label={text('paid.change')} amount={money(paid.changeMinor)} testId="change" />
          <Button
            look="main"
            className={css.action}
            keyLabel={text('key.enter')}
            testId="next-customer"
            onPress={() => commands.nextCustomer()}
          >
            {text('paid.next')}
          </Button>
        </div>
      </section>
    </div>
  );
}
