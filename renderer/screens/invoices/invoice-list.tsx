import { FileText, Printer } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { InvoiceView } from '../../../contract/host/invoice-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import css from '../../components/list-and-paper.module.css';
import { ReceiptPaper } from '../../components/receipt-paper.tsx';
import { TextField } from '../../components/text-field.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { hasPrinter, isUnderWay, newestJob } from '../../state/print-jobs.ts';
import { useIsHostGone, usePrinting, useTill } from '../../state/use-till.ts';
import { PrintState } from '../receipts/print-state.tsx';

/** Factures and credit notes of this till, newest first, and the paper of the one that is chosen. */
export function InvoiceList() {
  const text = useText();
  const language = useLanguage();
  const { invoices } = useTill();
  const { list, next, failure, chosen, text: search } = useStore(invoices.state);
  useEffect(() => {
    if (invoices.state.getState().list === null) invoices.open();
  }, [invoices]);
  return (
    <div className={css.sheet}>
      <div className={css.side}>
        <TextField
          label={text('invoices.search')}
          value={search}
          maxLength={200}
          autoFocus
          testId="invoice-search"
          onChange={({ target }) => invoices.type(target.value)}
        />
        {failure && (
          <p className={css.failure} role="status">
            {failureText(failure, language)}
          </p>
        )}
        {list === null && !failure && <p className={css.quiet}>{text('invoices.loading')}</p>}
        {list?.length === 0 && (
          <EmptyState
            icon={FileText}
            title={text(search === '' ? 'invoices.empty.title' : 'invoices.none.title')}
            text={text(search === '' ? 'invoices.empty.text' : 'invoices.none.text')}
          />
        )}
        {list !== null && list.length > 0 && (
          <ul className={css.list} aria-label={text('invoices.title')}>
            {list.map((invoice) => (
              <li key={invoice.number}>
                <Row invoice={invoice} isChosen={invoice.number === chosen?.number} />
              </li>
            ))}
          </ul>
        )}
        {next !== null && (
          <Button takesFocus onPress={() => invoices.more()}>
            {text('receipts.more')}
          </Button>
        )}
      </div>
      {chosen !== null && <Preview chosen={chosen} />}
    </div>
  );
}

function Row({ invoice, isChosen }: { invoice: InvoiceView; isChosen: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { invoices } = useTill();
  const [year = '', month = '', day = ''] = invoice.issuedAtLocal.slice(0, 10).split('-');
  return (
    <AriaButton
      className={classNames(css.row, isChosen && css.chosen)}
      aria-pressed={isChosen}
      data-testid={`invoice-${invoice.number}`}
      onPress={() => invoices.choose(invoice)}
    >
      <span className={css.about}>
        <span className={css.number}>{invoice.number}</span>
        <span className={css.quiet}>{invoice.buyerName || text('invoices.erased')}</span>
        <span className={css.quiet}>
          {text(`invoices.row.${invoice.kind}`, {
            day: `${day}/${month}/${year}`,
            of: invoice.kind === 'invoice' ? invoice.receiptNumber : invoice.credits,
          })}
        </span>
      </span>
      <span className={css.number}>
        {moneyText(invoice.totals.grossMinor, invoice.currency, language)}
      </span>
    </AriaButton>
  );
}

function Preview({ chosen }: { chosen: InvoiceView }) {
  const text = useText();
  const { invoices } = useTill();
  const document = useStore(invoices.state, (state) => state.document);
  const printing = usePrinting();
  const isHostGone = useIsHostGone();
  const job = newestJob(printing, chosen, 'invoice');
  const isSet = hasPrinter(printing);
  return (
    <section
      className={css.preview}
      aria-label={text('receipts.preview', { number: chosen.number })}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a paper that scrolls is scrolled by keys too. */}
      <div className={css.roll} tabIndex={0}>
        {document !== null && <ReceiptPaper document={document} />}
      </div>
      {job && <PrintState job={job} />}
      {!isSet && printing !== null && <p className={css.quiet}>{text('receipt.no-printer')}</p>}
      <Button
        takesFocus
        look="main"
        icon={Printer}
        keyLabel="F12"
        isDisabled={!isSet || isHostGone || isUnderWay(job)}
        testId="print-invoice"
        onPress={() => invoices.print()}
      >
        {text(chosen.printCount > 0 ? 'receipt.print.copy' : 'receipt.print')}
      </Button>
    </section>
  );
}
