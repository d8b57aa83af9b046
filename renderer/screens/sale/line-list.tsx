import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useText } from '../../i18n/use-text.ts';
import { linesIn, rowsOf } from '../../state/line-sections.ts';
import { newestLine } from '../../state/newest-line.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './line-list.module.css';
import { LineRow } from './line-row.tsx';
import { SectionRow } from './section-row.tsx';
import { useRemPixels } from './use-rem-pixels.ts';

/** Height of a row, as line-row.module.css has it. */
const rowRem = 4.75;
/** Of a heading, as line-list.module.css has it. */
const sectionRem = 2.5;

/** Newest on top, returns in sections of their own; only the rows in sight are drawn, however long the basket is. */
export function LineList({ currency }: { currency: string }) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { snapshot, order } = useStore(useTill().snapshots.sale);
  const selectedLine = useUi((ui) => ui.selectedLine);
  const remPixels = useRemPixels();
  const all = snapshot?.basket?.lines ?? [];
  const rows = rowsOf(all, order);
  const lines = linesIn(rows);
  const newest = newestLine(all);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'section' ? sectionRem : rowRem) * remPixels,
    getItemKey: (index) => {
      const row = rows[index];
      return row?.kind === 'section' ? row.section.key : (row?.line.number ?? index);
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

  const topLine = newest?.returned ? newest : lines[0];
  const topKey = `${topLine?.number} ${topLine?.touchedAtStep}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what to look at.
  useEffect(() => {
    if (newest?.returned) virtualizer.scrollToIndex(rowOf(newest.number));
    else virtualizer.scrollToOffset(0);
  }, [topKey]);

  const selectedIndex = rowOf(selectedLine ?? undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another line is chosen.
  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex);
  }, [selectedLine]);

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
