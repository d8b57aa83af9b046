import { ReceiptText } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { isSamePlace } from '../../state/receipt-store.ts';
import { setTyped } from '../../state/ui.ts';
import { useHostState, useTill, useUi } from '../../state/use-till.ts';
import { ReceiptPreview } from './receipt-preview.tsx';
import { ReceiptRow } from './receipt-row.tsx';
import css from './receipts-sheet.module.css';

/** Receipts of the past: found by what is on them, seen as they were printed, printed again. */
export function ReceiptsSheet() {
  const text = useText();
  const till = useTill();
  const search = useUi(({ typed }) => typed.receiptSearch);
  const { list, chosen, next, isLoading, failure, preview } = useStore(till.receipts.state);
  const language = useLanguage();
  const { kind } = useHostState();
  const field = useRef<HTMLInputElement>(null);
  // What brought one here gives way to the first key.
  useEffect(() => field.current?.select(), []);
  useEffect(() => {
    // What is typed is looked for once the keys rest; a scan and Enter do not wait.
    const timer = setTimeout(() => {
      if (till.receipts.state.getState().text !== search) till.receipts.find(search);
    }, restMs);
    return () => clearTimeout(timer);
  }, [search, till]);
  // A host that came back answers what it could not before.
  useEffect(() => {
    const { failure: last, text: asked } = till.receipts.state.getState();
    if (kind === 'connected' && last !== null) till.receipts.find(asked);
  }, [kind, till]);
  return (
    <Sheet title={text('receipts.title')} width="wide">
      <div className={listCss.sheet}>
        <div className={listCss.side}>
          <TextField
            label={text('receipts.search')}
            value={search}
            maxLength={512}
            autoFocus
            ref={field}
            testId="receipt-search"
            onChange={({ target }) => setTyped(till.ui, { receiptSearch: target.value })}
          />
          <Notices only="act" />
          {failure && (
            <p className={listCss.failure} role="status" data-testid="receipts-failure">
              {failureText(failure, language)}
            </p>
          )}
          {list.length === 0 && isLoading && (
            <p className={css.loading}>{text('receipts.loading')}</p>
          )}
          {list.length === 0 && !isLoading && !failure ? (
            <EmptyState
              icon={ReceiptText}
              title={
                search === ''
                  ? text('receipts.empty.title')
                  : text('receipts.none.title', { text: search.slice(0, 40) })
              }
              text={text(search === '' ? 'receipts.empty.text' : 'receipts.none.text')}
            />
          ) : (
            <ul className={listCss.list} aria-label={text('receipts.list')}>
              {list.map((receipt) => (
                <li key={`${receipt.journalId}/${receipt.sequence}`}>
                  <ReceiptRow receipt={receipt} isChosen={isSamePlace(chosen, receipt)} />
                </li>
              ))}
            </ul>
          )}
          {next !== null && (
            <Button takesFocus isPending={isLoading} onPress={() => till.receipts.more()}>
              {text('receipts.more')}
            </Button>
          )}
        </div>
        {chosen !== null && preview !== null && <ReceiptPreview place={chosen} preview={preview} />}
      </div>
    </Sheet>
  );
}

const restMs = 200;
