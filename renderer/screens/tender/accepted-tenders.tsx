import { X } from 'lucide-react';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './accepted-tenders.module.css';
import { useTenderName } from './use-tender-types.ts';

export function AcceptedTenders({ basket }: { basket: BasketView }) {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  const tenderName = useTenderName();
  const isHostGone = useIsHostGone();
  const money = (minor: number): string => moneyText(minor, basket.currency, language);
  return (
    <section className={css.card}>
      <p className={css.total}>
        <span>
          {text('tender.total')} ·{' '}
          {basket.articleCount > 0
            ? text('sale.articles', { count: basket.articleCount })
            : text('sale.returns', { count: basket.returnCount })}
        </span>
        <strong>{money(basket.totalMinor)}</strong>
      </p>
      <h2 className={css.title}>
        {text(basket.totalMinor < 0 ? 'refund.given' : 'tender.accepted')}
      </h2>
      {basket.tenders.length === 0 && <p className={css.quiet}>{text('tender.accepted.none')}</p>}
      <ul className={css.list}>
        {basket.tenders.map((tender) => {
          const type = tenderName(tender.type);
          const amount = money(tender.amountMinor);
          return (
            <li key={tender.id} className={css.tender}>
              <div className={css.about}>
                <p className={css.name}>{type}</p>
                {tender.reference !== '' && (
                  <p className={css.reference}>
                    {text('tender.reference.shown', { reference: tender.reference })}
                  </p>
                )}
                {tender.changeMinor > 0 && (
                  <p className={css.quiet}>
                    {text('tender.tendered', { amount: money(tender.tenderedMinor) })}
                  </p>
                )}
              </div>
              <p className={classNames(css.amount, 'figures')}>{amount}</p>
              <Button
                look="bare"
                icon={X}
                label={text('tender.remove', { type, amount })}
                isDisabled={isHostGone}
                onPress={() => commands.removeTender(tender.id)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
