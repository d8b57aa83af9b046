import { Clock3 } from 'lucide-react';
import { useStore } from 'zustand';
import { hourRows } from '../../../domain/report/hour-rows.ts';
import { ChartCard } from '../../components/charts/chart-card.tsx';
import { ColumnChart } from '../../components/charts/column-chart.tsx';
import { FigureTable } from '../../components/figure-table.tsx';
import { countText, hourOf, moneyAxisText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import { useRemPixels } from '../sale/use-rem-pixels.ts';
import { CardEmpty } from './card-empty.tsx';
import css from './hours-card.module.css';
import screen from './manager-screen.module.css';
import type { Sight } from './use-desk.ts';

/** Turnover by hour, the other day's as a line over it. */
export function HoursCard({ sight }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const remPixels = useRemPixels();
  const zone = useZone();
  const { desk } = useTill();
  const isTable = useStore(desk.state, (state) => state.isTable);
  const { report, comparison, beforeName, vatName, isRunning, sold, money } = sight;
  const { span, figures } = report;
  const currentHour = span === 'day' && isRunning ? hourOf(Date.now(), zone) : null;
  const rows = hourRows({
    ...{ now: figures.hours, before: comparison?.figures.hours ?? null },
    ...{ currentHour, startsAtHour: sight.desk.startsAtHour, amount: sold },
  });
  const hourName = (hour: number): string => text('manager.hours.hour', { hour });
  const nowName = text(span === 'day' ? 'manager.hours.today' : 'manager.hours.week');
  const best = rows.reduce<(typeof rows)[number] | null>(
    (most, row) => ((row.nowMinor ?? 0) > (most?.nowMinor ?? 0) ? row : most),
    null,
  );
  const sum = (amounts: readonly (number | null)[]): number =>
    amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0);
  const amountOrDash = (amount: number | null) => (amount === null ? '–' : money(amount));
  return (
    <ChartCard
      title={text('manager.hours')}
      className={screen.chart}
      testId="manager-hours"
      isTable={isTable}
      tableLabel={text('manager.table')}
      chartLabel={text('manager.chart')}
      keyLabel="F4"
      onTable={(wanted) => desk.look({ isTable: wanted })}
      legend={
        <>
          <span className={css.entry}>
            <span className={css.column} />
            {nowName}
          </span>
          {comparison && (
            <span className={css.entry}>
              <span className={css.line} />
              {beforeName}
            </span>
          )}
        </>
      }
      chart={
        rows.length === 0 ? (
          <CardEmpty
            icon={Clock3}
            title={text('manager.hours.empty')}
            text={text('manager.hours.empty.text')}
          />
        ) : (
          <ColumnChart
            remPixels={remPixels}
            amountText={(minor) => moneyAxisText(minor, report.currency, language)}
            summary={
              best === null
                ? text('manager.hours.empty')
                : text('manager.hours.summary', {
                    hour: hourName(best.hour),
                    amount: amountOrDash(best.nowMinor),
                  })
            }
            columns={rows.map(({ hour, nowMinor, beforeMinor }) => ({
              ...{ key: String(hour), label: hourName(hour), bar: nowMinor, line: beforeMinor },
              isRunning: hour === currentHour,
            }))}
          />
        )
      }
      table={
        <FigureTable
          label={text('manager.hours')}
          head={[
            text('manager.col.hour'),
            text('manager.col.tickets'),
            text('manager.col.turnover', { vat: vatName }),
            ...(comparison ? [beforeName] : []),
          ]}
          rows={rows.map(({ hour, count, nowMinor, beforeMinor }) => ({
            key: String(hour),
            cells: [
              hour === currentHour
                ? `${hourName(hour)} (${text('manager.hours.running')})`
                : hourName(hour),
              nowMinor === null ? '–' : countText(count, language),
              amountOrDash(nowMinor),
              ...(comparison ? [amountOrDash(beforeMinor)] : []),
            ],
          }))}
          foot={[
            text('manager.col.total'),
            countText(figures.transactionCount, language),
            money(sum(rows.map(({ nowMinor }) => nowMinor))),
            ...(comparison ? [money(sum(rows.map(({ beforeMinor }) => beforeMinor)))] : []),
          ]}
        />
      }
    />
  );
}
