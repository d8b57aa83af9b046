import { Gift, Printer, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { EntryPlace } from '../../../domain/transaction/entry-place.ts';
import { Button } from '../../components/button.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { ReceiptPaper } from '../../components/receipt-paper.tsx';
import { useText } from '../../i18n/use-text.ts';
import { invoiceChosen } from '../../state/invoice-moves.ts';
import { hasPrinter, isUnderWay, newestJob } from '../../state/print-jobs.ts';
import { printChosen, returnChosen, switchPaper } from '../../state/receipt-moves.ts';
import { isSamePlace, type Receipts } from '../../state/receipt-store.ts';
import { useIsHostGone, usePrinting, useTill } from '../../state/use-till.ts';
import { InvoiceButton } from '../invoices/invoice-button.tsx';
import { TaxFreeButton } from '../tax-free/tax-free-button.tsx';
import { PrintState } from './print-state.tsx';
import css from './receipts-sheet.module.css';

const actKeys = { again: 'F8', other: 'F9', 'give-up': 'F4' } as const;

/** The paper that the next print would give, and what can be done with the receipt. */
export function ReceiptPreview({
  place,
  preview,
}: {
  place: EntryPlace;
  preview: NonNullable<Receipts['preview']>;
}) {
  const text = useText();
  const till = useTill();
  const paper = useStore(till.receipts.state, (state) => state.paper);
  const printing = usePrinting();
  const isHostGone = useIsHostGone();
  const job = newestJob(printing, place, paper);
  const canPrint = hasPrinter(printing) && !isHostGone && !isUnderWay(job);
  const isInvoiced = useStore(till.receipts.state, ({ list }) =>
    list.some((each) => isSamePlace(place, each) && each.invoice !== null),
  );
  const isGift = paper === 'gift-receipt';
  // A print makes the next one a duplicate.
  const jobKey = `${job?.id}/${job?.state}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each job, not used
  useEffect(() => till.receipts.refresh(), [jobKey, till]);
  return (
    <section
      className={listCss.preview}
      aria-label={text('receipts.preview', { number: preview.receiptNumber })}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a paper that scrolls is scrolled by keys too. */}
      <div className={listCss.roll} tabIndex={0}>
        <ReceiptPaper document={preview.document} />
      </div>
      {job && <PrintState job={job} keys={actKeys} />}
      {!hasPrinter(printing) && printing !== null && (
        <p className={css.quiet}>{text('receipt.no-printer')}</p>
      )}
      <div className={css.acts}>
        <Button
          takesFocus
          icon={Undo2}
          keyLabel="F6"
          isDisabled={isHostGone}
          testId="return-chosen"
          onPress={() => returnChosen(till)}
        >
          {text('receipts.return')}
        </Button>
        <Button
          takesFocus
          icon={Gift}
          keyLabel="F7"
          look={isGift ? 'soft' : 'plain'}
          testId="switch-paper"
          onPress={() => switchPaper(till)}
        >
          {text(isGift ? 'job.receipt' : 'receipt.gift')}
        </Button>
        <TaxFreeButton of={place} keyLabel="F3" takesFocus />
        <InvoiceButton
          keyLabel="F10"
          isMade={isInvoiced}
          takesFocus
          onPress={() => invoiceChosen(till)}
        />
        <Button
          takesFocus
          look="main"
          icon={Printer}
          keyLabel="F12"
          isDisabled={!canPrint}
          testId="print-chosen"
          onPress={() => printChosen(till)}
        >
          {text(preview.copyNumber > 0 ? 'receipt.print.copy' : 'receipt.print')}
        </Button>
      </div>
    </section>
  );
}
