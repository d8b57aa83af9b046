import { X } from 'lucide-react';
import type { BasketView, LineView } from '../../../contract/host/basket-shapes.ts';
import { sumMinor } from '../../../domain/money/minor.ts';
import { printValueNumber } from '../../../domain/stored-value/value-number.ts';
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
  // A deposit is a line of the journal and a payment to the eye.
  const deposits = basket.lines.filter(isDeducted);
  const depositsMinor = sumMinor(deposits.map(({ grossMinor }) => grossMinor));
  return (
    <section className={css.card}>
      <p className={css.total}>
        <span>
          {text('tender.total')} ·{' '}
          {basket.articleCount > 0
            ? text('sale.articles', { count: basket.articleCount })
            : text('sale.returns', { count: basket.returnCount })}
        </span>
        <strong>{money(basket.totalMinor - depositsMinor)}</strong>
      </p>
      <h2 className={css.title}>
        {text(basket.totalMinor < 0 ? 'refund.given' : 'tender.accepted')}
      </h2>
      {basket.tenders.length + deposits.length === 0 && (
        <p className={css.quiet}>{text('tender.accepted.none')}</p>
      )}
      <ul className={css.list}>
        {deposits.map((line) => (
          <li key={line.number} className={css.tender}>
            <p className={css.name}>{line.name}</p>
            <p className={classNames(css.amount, 'figures')}>{money(-line.grossMinor)}</p>
            <Button
              look="bare"
              icon={X}
              label={text('tender.remove', { type: line.name, amount: money(-line.grossMinor) })}
              isDisabled={isHostGone}
              onPress={() => commands.voidLine(line.number)}
            />
            <p className={classNames(css.about, css.reference)}>
              {printValueNumber(line.serialNumber)}
            </p>
          </li>
        ))}
        {basket.tenders.map((tender) => {
          const type = tenderName(tender.type);
          const amount = money(tender.amountMinor);
          return (
            <li key={tender.id} className={css.tender}>
              <p className={css.name}>{type}</p>
              <div className={css.about}>
                <TenderReference tender={tender} money={money} />
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

/** Of a gift card or avoir its end and what is left; of anything else what identifies it. */
function TenderReference({
  tender: { reference, leftMinor },
  money,
}: {
  tender: BasketView['tenders'][number];
  money(minor: number): string;
}) {
  const text = useText();
  if (reference === '') return null;
  if (leftMinor === null) {
    return <p className={css.reference}>{text('tender.reference.shown', { reference })}</p>;
  }
  const end = reference.slice(-4);
  return (
    <p className={css.reference}>
      {leftMinor === 0
        ? text('value.used', { end })
        : text('value.left', { end, amount: money(leftMinor) })}
    </p>
  );
}

function isDeducted({ accounting, grossMinor }: LineView): boolean {
  return accounting === 'deposit' && grossMinor < 0;
}
