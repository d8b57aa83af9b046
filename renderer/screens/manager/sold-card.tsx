import { Tags } from 'lucide-react';
import { useState } from 'react';
import type { SoldFigures } from '../../../domain/report/figures.ts';
import { shareBp } from '../../../domain/report/indicators.ts';
import { ChartCard } from '../../components/charts/chart-card.tsx';
import { ShareBar } from '../../components/charts/share-bar.tsx';
import { FigureTable } from '../../components/figure-table.tsx';
import { countText, shareText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { CardEmpty } from './card-empty.tsx';
import css from './sold-card.module.css';
import type { Sight } from './use-desk.ts';

/** As many as are taken in at a glance; the table has them all. */
const mostDrawn = 8;

/** Turnover by category, or by associate where the retailer allows it; the greatest first. */
export function SoldCard({ sight, of }: { sight: Sight; of: 'categories' | 'associates' }) {
  const text = useText();
  const language = useLanguage();
  const [isTable, setTable] = useState(false);
  const { report, sold, money, pick, vatName } = sight;
  const rows = report.figures[of].toSorted((a, b) => sold(b) - sold(a));
  const greatest = Math.max(...rows.map(sold), 0);
  const whole = pick(report.figures.turnover);
  const aliases = new Map(report.operators.map(({ id, alias }) => [id, alias]));
  const nameOf = ({ key }: SoldFigures): string => {
    if (of === 'associates') return aliases.get(key) ?? key;
    return key === '' ? text('manager.categories.none') : key;
  };
  const share = (row: SoldFigures): string => {
    const bp = shareBp(sold(row), whole);
    return bp === null ? '–' : shareText(bp, language);
  };
  return (
    <ChartCard
      title={text(`manager.${of}`)}
      testId={`manager-${of}`}
      isTable={isTable}
      tableLabel={text('manager.table')}
      chartLabel={text('manager.chart')}
      onTable={setTable}
      chart={
        rows.length === 0 ? (
          <CardEmpty icon={Tags} title={text('manager.categories.empty')} />
        ) : (
          <ul className={css.rows}>
            {rows.slice(0, mostDrawn).map((row) => (
              <li key={row.key} className={css.row}>
                <span className={css.name}>{nameOf(row)}</span>
                <ShareBar value={sold(row)} greatest={greatest} />
                <span className={`${css.figure ?? ''} figures`}>{money(sold(row))}</span>
              </li>
            ))}
          </ul>
        )
      }
      table={
        <FigureTable
          label={text(`manager.${of}`)}
          head={[
            text('manager.col.name'),
            text('manager.col.lines'),
            text('manager.col.turnover', { vat: vatName }),
            text('manager.col.share'),
          ]}
          rows={rows.map((row) => ({
            key: row.key,
            cells: [nameOf(row), countText(row.count, language), money(sold(row)), share(row)],
          }))}
        />
      }
    />
  );
}
