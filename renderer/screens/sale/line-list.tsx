import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useText } from '../../i18n/use-text.ts';
import { keyOfRow, linesIn, type Row, rowsOf } from '../../state/line-sections.ts';
import { newestLine } from '../../state/newest-line.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import { DepositRow } from './deposit-row.tsx';
import { GroupRow } from './group-row.tsx';
import css from './line-list.module.css';
import { LineRow } from './line-row.tsx';
import { SectionRow } from './section-row.tsx';
import { useRemPixels } from './use-rem-pixels.ts';

/** Height of a row, as line-row.module.css has it. */
const rowRem = 4.75;
/** Of a heading, as line-list.module.css and group-row.module.css have it. */
const sectionRem = 2.5;
const groupRem = 4.25;

function heightOf(row: Row | undefined): number {
  if (row?.kind === 'group') return groupRem;
  return row === undefined || row.kind === 'line' ? rowRem : sectionRem;
}

/** Newest on top, what leaves later and what comes back in sections of their own; only the rows in sight are drawn, however long the basket is. */
export function LineList({ currency }: { currency: string }) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { snapshot, order } = useStore(useTill().snapshots.sale);
  const selectedLine = useUi((ui) => ui.selectedLine);
  const selectedGroup = useUi((ui) => ui.selectedGroup);
  const remPixels = useRemPixels();
  const basket = snapshot?.basket ?? null;
  const all = basket?.lines ?? [];
  const rows = basket ? rowsOf(basket, order) : [];
  const lines = linesIn(rows);
  const newest = newestLine(all);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]) * remPixels,
    getItemKey: (index) => {
      const row = rows[index];
      return row ? keyOfRow(row) : index;
    },
    overscan: 4,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of all rows has changed.
  useEffect(() => virtualizer.measure(), [remPixels]);

  const rowOf = (number: number | undefined): number =>
    rows.findIndex((row) => row.kind === 'line' && row.line.number === number);
  // Headings come and go between rows of another height.
  const shape = rows.map(({ kind }) => kind[0]).join('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of some rows has changed.
  useEffect(() => virtualizer.measure(), [shape]);

  const isBelow = newest !== null && (newest.returned !== null || newest.group > 0);
  const topLine = isBelow ? newest : lines[0];
  const topKey = `${topLine?.number} ${topLine?.touchedAtStep}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what to look at.
  useEffect(() => {
    if (isBelow) virtualizer.scrollToIndex(rowOf(newest.number));
    else virtualizer.scrollToOffset(0);
  }, [topKey]);

  const selectedIndex = rows.findIndex((row) =>
    row.kind === 'group'
      ? row.group.number === selectedGroup
      : row.kind === 'line' && row.line.number === selectedLine,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another line is chosen.
  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex);
  }, [selectedLine, selectedGroup]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys too.
    <div ref={scroller} className={css.scroller} tabIndex={0}>
      <ul
        className={css.list}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={text('sale.lines')}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          if (row.kind === 'section') {
            return <SectionRow key={key} section={row.section} top={start} />;
          }
          if (row.kind === 'group') {
            const isSelected = row.group.number === selectedGroup;
            return <GroupRow key={key} group={row.group} top={start} isSelected={isSelected} />;
          }
          if (row.kind === 'deposit') {
            return <DepositRow key={key} amountMinor={row.amountMinor} top={start} />;
          }
          const { line } = row;
          return (
            <LineRow
              key={key}
              line={line}
              currency={currency}
              top={start}
              position={lines.indexOf(line) + 1}
              count={lines.length}
              isNewest={line === newest}
              isSelected={line.number === selectedLine}
            />
          );
        })}
      </ul>
    </div>
  );
}
