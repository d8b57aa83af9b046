import { ChartColumn, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import css from './chart-card.module.css';

/** A chart under its name, or the table behind it. */
export function ChartCard({
  title,
  legend,
  isTable,
  tableLabel,
  chartLabel,
  keyLabel,
  testId,
  className,
  onTable,
  chart,
  table,
}: {
  title: string;
  legend?: ReactNode;
  isTable: boolean;
  /** Name of the button that shows the table, and of the one that shows the chart again. */
  tableLabel: string;
  chartLabel: string;
  keyLabel?: string;
  testId: string;
  className?: string | undefined;
  onTable(isTable: boolean): void;
  chart: ReactNode;
  table: ReactNode;
}) {
  return (
    <section className={classNames(css.card, className)} data-testid={testId} aria-label={title}>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        <div className={css.legend}>{legend}</div>
        <Button
          takesFocus
          look="bare"
          icon={isTable ? ChartColumn : Table2}
          testId={`${testId}-table`}
          {...(keyLabel === undefined ? {} : { keyLabel })}
          onPress={() => onTable(!isTable)}
        >
          {isTable ? chartLabel : tableLabel}
        </Button>
      </header>
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls takes the focus.
        <div className={css.table} tabIndex={0}>
          {table}
        </div>
      ) : (
        chart
      )}
    </section>
  );
}
