import { Plus, Printer, Wrench } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { AfterSalesView } from '../../../contract/host/calls/after-sales-calls.ts';
import { afterSalesTexts } from '../../../domain/after-sales/after-sales-texts.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { Notices } from '../../components/notice.tsx';
import { ReceiptPaper } from '../../components/receipt-paper.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { hasPrinter } from '../../state/print-jobs.ts';
import { useIsHostGone, useMay, usePrinting, useTill } from '../../state/use-till.ts';
import css from './dossier-sheet.module.css';
import { OpenFile } from './open-file.tsx';

const filters = ['open', 'all'] as const;

/** Files of the after-sales service: opened from a receipt, moved, found again, printed. */
export function AfterSalesSheet() {
  const text = useText();
  const { afterSales } = useTill();
  const opening = useStore(afterSales.state, (state) => state.opening);
  return (
    <Sheet title={text('after-sales.title')} width="wide">
      {opening === null ? <Files /> : <OpenFile opening={opening} />}
    </Sheet>
  );
}

function Files() {
  const text = useText();
  const language = useLanguage();
  const { afterSales } = useTill();
  const { list, failure, chosen, text: search, only } = useStore(afterSales.state);
  const may = useMay('after-sales');
  return (
    <div className={listCss.sheet}>
      <div className={listCss.side}>
        <Button
          takesFocus
          look="soft"
          icon={Plus}
          keyLabel="F2"
          isDisabled={!may}
          testId="open-after-sales"
          onPress={() => afterSales.begin()}
        >
          {text('after-sales.open')}
        </Button>
        <TextField
          label={text('after-sales.search')}
          value={search}
          maxLength={100}
          autoFocus
          testId="after-sales-search"
          onChange={({ target }) => afterSales.load({ text: target.value })}
        />
        <Choice
          label={text('after-sales.filter')}
          options={filters.map((value) => ({ value, label: text(`after-sales.only.${value}`) }))}
          isChosen={(value) => value === only}
          onChoose={(value) => afterSales.load({ only: value })}
        />
        <Notices only="act" />
        {failure && (
          <p className={listCss.failure} role="status">
            {failureText(failure, language)}
          </p>
        )}
        {list === null && !failure && (
          <p className={listCss.quiet}>{text('after-sales.loading')}</p>
        )}
        {list?.length === 0 && (
          <EmptyState
            icon={Wrench}
            title={text('after-sales.empty.title')}
            text={text('after-sales.empty.text')}
          />
        )}
        {list !== null && list.length > 0 && (
          <ul className={listCss.list} aria-label={text('after-sales.title')}>
            {list.map((file) => (
              <li key={file.id}>
                <Row file={file} isChosen={file.id === chosen?.id} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {chosen !== null && <Chosen file={chosen} />}
    </div>
  );
}

function Row({ file, isChosen }: { file: AfterSalesView; isChosen: boolean }) {
  const language = useLanguage();
  const { afterSales } = useTill();
  const words = afterSalesTexts[language];
  return (
    <AriaButton
      className={classNames(listCss.row, isChosen && listCss.chosen)}
      aria-pressed={isChosen}
      data-testid={`after-sales-${file.number}`}
      onPress={() => afterSales.choose(file)}
    >
      <span className={listCss.about}>
        <span className={listCss.number}>{file.label}</span>
        <span className={listCss.quiet}>
          {[file.number, file.customerName].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span>{words.state[file.state]}</span>
    </AriaButton>
  );
}

function Chosen({ file }: { file: AfterSalesView }) {
  const text = useText();
  const language = useLanguage();
  const { afterSales } = useTill();
  const document = useStore(afterSales.state, (state) => state.document);
  const isBusy = useStore(afterSales.state, (state) => state.isBusy);
  const printing = usePrinting();
  const isHostGone = useIsHostGone();
  const may = useMay('after-sales');
  const words = afterSalesTexts[language];
  return (
    <section
      className={listCss.preview}
      aria-label={text('receipts.preview', { number: file.number })}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a paper that scrolls is scrolled by keys too. */}
      <div className={listCss.roll} tabIndex={0}>
        {document !== null && <ReceiptPaper document={document} />}
      </div>
      <div className={css.acts}>
        {file.next.map((state, index) => (
          <Button
            key={state}
            takesFocus
            keyLabel={`F${index + 3}`}
            isDisabled={!may || isHostGone || isBusy}
            testId={`after-sales-to-${state}`}
            onPress={() => afterSales.move(index)}
          >
            {words.state[state]}
          </Button>
        ))}
        <Button
          takesFocus
          icon={Printer}
          keyLabel="F12"
          isDisabled={!hasPrinter(printing) || isHostGone}
          testId="print-after-sales"
          onPress={() => afterSales.print()}
        >
          {text('receipt.print')}
        </Button>
      </div>
    </section>
  );
}
