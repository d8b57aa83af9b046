import type { PerpetualTotals } from '../../../domain/fiscal/perpetual-totals.ts';
import { sumMinor } from '../../../domain/money/minor.ts';
import { countText, rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { PairRow } from './pair-row.tsx';
import { useMoney } from './use-money.ts';

/** The turnover of a reading or a closure, with its VAT by rate. */
export function TotalsRows({ totals }: { totals: PerpetualTotals }) {
  const text = useText();
  const language = useLanguage();
  const { money } = useMoney();
  const net = sumMinor(totals.perRate.map(({ netMinor }) => netMinor));
  const deposits = sumMinor(totals.deposits.map(({ grossMinor }) => grossMinor));
  return (
    <div>
      <PairRow
        isStrong
        name={text('day.closed.turnover')}
        figure={money(totals.algebraicMinor)}
        testId="turnover"
      />
      <PairRow name={text('day.closed.sales')} figure={money(totals.salesMinor)} />
      <PairRow name={text('day.closed.returns')} figure={money(0 - totals.returnsMinor)} />
      <PairRow name={text('day.closed.net')} figure={money(net)} />
      {totals.perRate.map(({ vatCategory, vatRateBp, vatMinor }) => (
        <PairRow
          key={`${vatCategory}${String(vatRateBp)}`}
          name={text('day.closed.vat-rate', { rate: rateText(vatRateBp, language) })}
          figure={money(vatMinor)}
        />
      ))}
      <PairRow
        name={text('day.closed.tickets')}
        figure={countText(totals.transactionCount, language)}
      />
      {deposits !== 0 && <PairRow name={text('day.closed.deposits')} figure={money(deposits)} />}
      {totals.liabilitiesMinor !== 0 && (
        <PairRow name={text('day.closed.gift-cards')} figure={money(totals.liabilitiesMinor)} />
      )}
    </div>
  );
}
