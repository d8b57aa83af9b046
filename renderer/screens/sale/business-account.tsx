import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import figures from '../../components/figure-list.module.css';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';

/** What a company buys at, and where its account stands; nothing for who buys for themselves. */
export function BusinessAccount({
  customer,
  isShort = false,
}: {
  customer: NonNullable<BasketView['customer']>;
  /** The account alone. */
  isShort?: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { customers } = useTill();
  const known = useStore(customers.state, (found) => found.known);
  const { id, business } = customer;
  useEffect(() => {
    if (business?.paysOnAccount) customers.readAccount(id);
  }, [customers, id, business?.paysOnAccount]);
  if (business === null) return null;
  const account = known?.customerId === id ? known.account : null;
  const money = (minor: number) => moneyText(minor, known?.currency ?? 'EUR', language);
  return (
    <div className={figures.block} data-testid="business">
      {!isShort && (
        <>
          <p className={figures.name}>{business.name}</p>
          <p>{text(business.priceList === '' ? 'business.prices.shop' : 'business.prices.own')}</p>
        </>
      )}
      {!business.paysOnAccount && <p>{text('business.no-account')}</p>}
      {account && (
        <dl className={figures.figures}>
          <div>
            <dt>{text('business.owed')}</dt>
            <dd data-testid="business-owed">{money(account.owedMinor)}</dd>
          </div>
          <div>
            <dt>{text('business.left')}</dt>
            <dd data-testid="business-left">{money(account.leftMinor)}</dd>
          </div>
          {!isShort && (
            <div>
              <dt>{text('business.days')}</dt>
              <dd>{text('business.days.count', { count: account.days })}</dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
