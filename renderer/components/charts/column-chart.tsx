import { scaleBand } from 'd3-scale';
import { line } from 'd3-shape';
import { classNames } from '../class-names.ts';
import { type AmountScale, amountScale } from './amount-scale.ts';
import css from './column-chart.module.css';
import { useSize } from './use-size.ts';

/** One column, and where the line passes over it. Amounts in minor units; null is not drawn. */
export interface Column {
  key: string;
  label: string;
  bar: number | null;
  line: number | null;
  /** It still grows. */
  isRunning: boolean;
}

/** Room in rem: amounts at the left, the names of the columns below. */
const left = 3.5;
const below = 1.5;
const above = 0.5;

/**
 * Columns with a line of another day over them. It is a picture: `summary` says what it shows, and
 * the figures stand in the table behind it.
 */
export function ColumnChart({
  columns,
  summary,
  amountText,
  remPixels,
}: {
  columns: readonly Column[];
  summary: string;
  /** Short, for the axis. */
  amountText(minor: number): string;
  remPixels: number;
}) {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const inner = { width: width - left * remPixels, height: height - (below + above) * remPixels };
  return (
    <div ref={ref} className={css.chart}>
      {inner.width > 0 && inner.height > 0 && (
        <svg className={css.svg} width={width} height={height} role="img" aria-label={summary}>
          <g transform={`translate(${left * remPixels} ${above * remPixels})`}>
            <Drawing {...{ columns, amountText, remPixels }} {...inner} />
          </g>
        </svg>
      )}
    </div>
  );
}

function Drawing({
  columns,
  amountText,
  remPixels,
  width,
  height,
}: {
  columns: readonly Column[];
  amountText(minor: number): string;
  remPixels: number;
  width: number;
  height: number;
}) {
  const amounts = columns.flatMap((column) => [column.bar ?? 0, column.line ?? 0]);
  const tickCount = height < 10 * remPixels ? 3 : 4;
  const scale = amountScale(amounts, { length: height, tickCount });
  const band = scaleBand()
    .domain(columns.map(({ key }) => key))
    .range([0, width])
    // A single hour is a column among others, not a wall.
    .paddingInner(0.35)
    .paddingOuter(columns.length < 4 ? 1.5 : 0.2);
  const middle = (key: string): number => (band(key) ?? 0) + band.bandwidth() / 2;
  const over = line<Column>()
    .defined((column) => column.line !== null)
    .x(({ key }) => middle(key))
    .y((column) => scale.place(column.line ?? 0));
  const every = Math.ceil((columns.length * labelRem * remPixels) / width);
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${scale.place(tick)})`}>
          <line className={classNames(css.grid, tick === 0 && css.zero)} x2={width} />
          <text className={css.amount} x={-0.5 * remPixels} dy="0.32em">
            {amountText(tick)}
          </text>
        </g>
      ))}
      {columns.map((column, index) => (
        <g key={column.key}>
          <Bar column={column} scale={scale} x={band(column.key) ?? 0} width={band.bandwidth()} />
          {index % every === 0 && (
            <text className={css.label} x={middle(column.key)} y={height + 1.25 * remPixels}>
              {column.label}
            </text>
          )}
        </g>
      ))}
      <path className={css.casing} d={over(columns) ?? ''} />
      <path className={css.line} d={over(columns) ?? ''} />
      {columns.map(
        (column) =>
          column.line !== null && (
            <circle
              key={column.key}
              className={css.point}
              cx={middle(column.key)}
              cy={scale.place(column.line)}
              r={0.1875 * remPixels}
            />
          ),
      )}
    </>
  );
}

/** What a name of a column takes at least. */
const labelRem = 2.5;

/** Up from zero for what was turned over, down for an hour of more returns than sales. */
function Bar({
  column: { bar, isRunning },
  scale: { place, zero },
  x,
  width,
}: {
  column: Column;
  scale: AmountScale;
  x: number;
  width: number;
}) {
  if (bar === null || bar === 0) return null;
  const at = place(bar);
  const height = Math.max(Math.abs(at - zero), 1);
  return (
    <rect
      className={classNames(css.bar, isRunning && css.running, bar < 0 && css.below)}
      x={x}
      y={bar > 0 ? zero - height : zero}
      width={width}
      height={height}
      rx={Math.min(4, width / 4, height / 2)}
    />
  );
}
