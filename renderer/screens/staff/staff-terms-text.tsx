import { useStore } from 'zustand';
import { moneyText, rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './staff-sheet.module.css';

/** What the retailer gives its people: the rate, those of other kinds of goods, and the bound of the year. */
export function StaffTermsText() {
  const text = useText();
  const language = useLanguage();
  const { staffSale } = useTill();
  const terms = useStore(staffSale.state, (state) => state.terms);
  if (terms === null) return <p className={css.quiet}>{text('staff.loading')}</p>;
  const { defaultRateBp, rates, quotaMinor, currency } = terms;
  return (
    <div className={css.terms} data-testid="staff-terms">
      <p className={css.what}>{text('staff.rate', { rate: rateText(defaultRateBp, language) })}</p>
      {rates.length > 0 && (
        <p>
          {rates
            .map(({ category, rateBp }) => `${category} ${rateText(rateBp, language)}`)
            .join(' · ')}
        </p>
      )}
      <p className={css.quiet}>
        {quotaMinor === null
          ? text('staff.no-quota')
          : text('staff.quota', { amount: moneyText(quotaMinor, currency, language) })}
      </p>
    </div>
  );
}
