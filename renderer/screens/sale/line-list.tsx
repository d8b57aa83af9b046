import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useText } from '../../i18n/use-text.ts';
import { inOrder } from '../../state/line-order.ts';
import { newestLine } from '../../state/newest-line.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './line-list.module.css';
import { LineRow } from './line-row.tsx';
import { useRemPixels } from './use-rem-pixels.ts';

/** Height of a row, as line-row.module.css has it. */
const rowRem = 4.75;

/** Newest on top; only the rows in sight are drawn, however long the basket is. */
export function LineList({ currency }: { currency: string }) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { snapshot, order } = useStore(useTill().snapshots.sale);
  const selectedLine = useUi((ui) => ui.selectedLine);
  const remPixels = useRemPixels();
  const all = snapshot?.basket?.lines ?? [];
  const lines = inOrder(all, order);
  const newest = newestLine(all);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * remPixels,
    getItemKey: (index) => lines[index]?.number ?? index,
    overscan: 4,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of all rows has changed.
  useEffect(() => virtualizer.measure(), [remPixels]);

  const topLine = lines[0];
  const topKey = `${topLine?.number} ${topLine?.touchedAtStep}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line on top is what to look at.
  useEffect(() => virtualizer.scrollToOffset(0), [topKey]);

  const selectedIndex = lines.findIndex(({ number }) => number === selectedLine);
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
          const line = lines[index];
          if (!line) return null;
          return (
            <LineRow
              key={key}
              line={line}
              currency={currency}
              top={start}
              position={index + 1}
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
