import { sumMinor } from '../../../domain/money/minor.ts';
import type { CountedFigures } from '../../../domain/report/figures.ts';
import { countText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import screen from './manager-screen.module.css';
import { NamedRow } from './named-row.tsx';
import type { Sight } from './use-desk.ts';

/** What was taken off and given back, and how often; where it is much, somebody asks why. */
export function GivenCard({ sight: { report, money } }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const { discounts, promotions, returns, returnsMinor, voids, abandoned, others } = report.figures;
  const counts = (rows: readonly CountedFigures[]): number =>
    rows.reduce((sum, { count }) => sum + count, 0);
  const amount = (rows: readonly CountedFigures[]): string =>
    money(sumMinor(rows.map(({ amountMinor }) => amountMinor)));
  const noSales = others.filter(({ key }) => key.startsWith('no-sale/'));
  const rows = [
    { key: 'discounts', count: counts(discounts), figure: amount(discounts) },
    { key: 'promotions', count: counts(promotions), figure: amount(promotions) },
    { key: 'returns', count: counts(returns), figure: money(0 - returnsMinor) },
    { key: 'voids', count: counts(voids), figure: amount(voids) },
    { key: 'abandoned', count: counts(abandoned), figure: amount(abandoned) },
  ] as const;
  return (
    <section className={screen.card} aria-label={text('manager.given')} data-testid="manager-given">
      <div className={screen.head}>
        <h2 className={screen.title}>{text('manager.given')}</h2>
      </div>
      <div>
        {rows.map(({ key, count, figure }) => (
          <NamedRow
            key={key}
            name={text(`manager.given.${key}`)}
            note={`× ${countText(count, language)}`}
            figure={figure}
          />
        ))}
        <NamedRow
          name={text('manager.given.no-sales')}
          figure={countText(counts(noSales), language)}
        />
      </div>
    </section>
  );
}
