import type { PaidView } from '../../../contract/host/basket-shapes.ts';
import { classNames } from '../../components/class-names.ts';
import { moneyText, rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import css from './paid-screen.module.css';

/** VAT by rate, as the journal has it. */
export function VatTable({ paid }: { paid: PaidView }) {
  const text = useText();
  const language = useLanguage();
  const money = (minor: number): string => moneyText(minor, paid.currency, language);
  return (
    <section>
      <h3 className={css.title}>{text('paid.vat')}</h3>
      <table className={classNames(css.vat, 'figures')}>
        <thead>
          <tr>
            <th scope="col">{text('paid.rate')}</th>
            <th scope="col">{text('paid.net')}</th>
            <th scope="col">{text('paid.vat')}</th>
            <th scope="col">{text('paid.gross')}</th>
          </tr>
        </thead>
        <tbody>
          {paid.vat.map(({ vatCategory, vatRateBp, netMinor, vatMinor, grossMinor }) => (
            <tr key={`${vatCategory}${vatRateBp}`}>
              <th scope="row">
                {vatCategory === 'S' ? rateText(vatRateBp, language) : text('paid.vat.none')}
              </th>
              <td>{money(netMinor)}</td>
              <td>{money(vatMinor)}</td>
              <td>{money(grossMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
