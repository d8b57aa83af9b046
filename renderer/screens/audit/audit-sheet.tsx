import { useVirtualizer } from '@tanstack/react-virtual';
import { ClipboardList, LoaderCircle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { useRemPixels } from '../sale/use-rem-pixels.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditLine } from './audit-line.tsx';
import { AuditSave } from './audit-save.tsx';
import css from './audit-sheet.module.css';

/** Height of a row, as audit-sheet.module.css has it. */
const rowRem = 4;

/** What was done at this till that somebody may ask about, newest first. */
export function AuditSheet() {
  const text = useText();
  const language = useLanguage();
  const { audit } = useTill();
  const { rows, failure } = useStore(audit.state);
  useEffect(() => audit.show(), [audit]);
  return (
    <Sheet title={text('audit.title')} width="wide">
      <div className={css.sheet} data-testid="audit">
        <AuditFilters />
        <AuditSave />
        {failure ? (
          <p className={css.failure} role="alert" data-code={failure.code}>
            {failureText(failure, language)}
          </p>
        ) : rows === null ? (
          <EmptyState
            icon={LoaderCircle}
            title={text('audit.reading.title')}
            text={text('audit.reading.text')}
          />
        ) : rows.length === 0 ? (
          <EmptyState
            icon={ClipboardList}
            title={text('audit.empty.title')}
            text={text('audit.empty.text')}
          />
        ) : (
          <Rows />
        )}
      </div>
    </Sheet>
  );
}

/** Only the rows in sight are drawn; the next ones are asked for before the end is reached. */
function Rows() {
  const text = useText();
  const { audit } = useTill();
  const rows = useStore(audit.state, (state) => state.rows ?? []);
  const scroller = useRef<HTMLDivElement>(null);
  const remPixels = useRemPixels();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * remPixels,
    getItemKey: (index) => rows[index]?.number ?? index,
    overscan: 6,
  });
  const drawn = virtualizer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) audit.more();
  }, [last, rows.length, audit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of all rows has changed.
  useEffect(() => virtualizer.measure(), [remPixels]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys too.
    <div ref={scroller} className={css.scroller} tabIndex={0}>
      <ul
        className={css.list}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={text('audit.title')}
      >
        {drawn.map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li key={key} className={css.row} style={{ translate: `0 ${start}px` }}>
                <AuditLine row={row} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
