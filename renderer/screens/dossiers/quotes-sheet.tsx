import { FilePen, Printer, ShoppingBasket } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { QuoteView } from '../../../contract/host/calls/quote-calls.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { Notices } from '../../components/notice.tsx';
import { ReceiptPaper } from '../../components/receipt-paper.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { hasPrinter } from '../../state/print-jobs.ts';
import { useBasket, useIsHostGone, useMay, usePrinting, useTill } from '../../state/use-till.ts';
import css from './dossier-sheet.module.css';

/** Quotes of the store: one is made of the basket, found again, printed, taken into a basket. */
export function QuotesSheet() {
  const text = useText();
  const language = useLanguage();
  const { quotes } = useTill();
  const { list, failure, chosen, text: search } = useStore(quotes.state);
  return (
    <Sheet title={text('quotes.title')} width="wide">
      <div className={listCss.sheet}>
        <div className={listCss.side}>
          <MakeQuote />
          <TextField
            label={text('quotes.search')}
            value={search}
            maxLength={100}
            autoFocus
            testId="quote-search"
            onChange={({ target }) => quotes.load(target.value)}
          />
          <Notices only="act" />
          {failure && (
            <p className={listCss.failure} role="status">
              {failureText(failure, language)}
            </p>
          )}
          {list === null && !failure && <p className={listCss.quiet}>{text('quotes.loading')}</p>}
          {list?.length === 0 && (
            <EmptyState
              icon={FilePen}
              title={text(search === '' ? 'quotes.empty.title' : 'quotes.none.title')}
              text={text(search === '' ? 'quotes.empty.text' : 'quotes.none.text')}
            />
          )}
          {list !== null && list.length > 0 && (
            <ul className={listCss.list} aria-label={text('quotes.title')}>
              {list.map((quote) => (
                <li key={quote.id}>
                  <Row quote={quote} isChosen={quote.id === chosen?.id} />
                </li>
              ))}
            </ul>
          )}
        </div>
        {chosen !== null && <Chosen quote={chosen} />}
      </div>
    </Sheet>
  );
}

function MakeQuote() {
  const text = useText();
  const { quotes } = useTill();
  const basket = useBasket();
  const may = useMay('quote');
  const isHostGone = useIsHostGone();
  const isBusy = useStore(quotes.state, (state) => state.isBusy);
  if (!basket?.lines.length) return null;
  return (
    <Button
      takesFocus
      look="main"
      icon={FilePen}
      keyLabel="F2"
      isDisabled={!may || isHostGone || basket.tenders.length > 0}
      isPending={isBusy}
      testId="make-quote"
      onPress={() => quotes.make()}
    >
      {text('quotes.make')}
    </Button>
  );
}

function Row({ quote, isChosen }: { quote: QuoteView; isChosen: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { quotes } = useTill();
  return (
    <AriaButton
      className={classNames(listCss.row, isChosen && listCss.chosen)}
      aria-pressed={isChosen}
      data-testid={`quote-${quote.id}`}
      onPress={() => quotes.choose(quote)}
    >
      <span className={listCss.about}>
        <span className={listCss.number}>{quote.id}</span>
        {quote.customerName !== '' && <span className={listCss.quiet}>{quote.customerName}</span>}
        <span className={listCss.quiet}>
          {text(`quotes.state.${quote.state}`, {
            day: dayText(quote.validThrough),
            receipt: quote.usedBy.at(-1) ?? '',
          })}
        </span>
      </span>
      <span className={listCss.number}>
        {moneyText(quote.totalMinor, quote.currency, language)}
      </span>
    </AriaButton>
  );
}

function Chosen({ quote }: { quote: QuoteView }) {
  const text = useText();
  const { quotes } = useTill();
  const document = useStore(quotes.state, (state) => state.document);
  const isBusy = useStore(quotes.state, (state) => state.isBusy);
  const printing = usePrinting();
  const isHostGone = useIsHostGone();
  return (
    <section
      className={listCss.preview}
      aria-label={text('receipts.preview', { number: quote.id })}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a paper that scrolls is scrolled by keys too. */}
      <div className={listCss.roll} tabIndex={0}>
        {document !== null && <ReceiptPaper document={document} />}
      </div>
      {quote.usedBy.length > 1 && (
        <p className={listCss.failure} role="status" data-testid="quote-twice">
          {text('quotes.twice', { receipts: quote.usedBy.join(', ') })}
        </p>
      )}
      {quote.state === 'expired' && <p className={listCss.quiet}>{text('quotes.expired')}</p>}
      <div className={css.acts}>
        <Button
          takesFocus
          icon={Printer}
          keyLabel="F12"
          isDisabled={!hasPrinter(printing) || isHostGone}
          testId="print-quote"
          onPress={() => quotes.print()}
        >
          {text('receipt.print')}
        </Button>
        <Button
          takesFocus
          look="main"
          icon={ShoppingBasket}
          keyLabel={text('key.enter')}
          isDisabled={isHostGone}
          isPending={isBusy}
          testId="take-quote"
          onPress={() => quotes.take()}
        >
          {text('quotes.take')}
        </Button>
      </div>
    </section>
  );
}

function dayText(day: string): string {
  return day.split('-').toReversed().join('/');
}
