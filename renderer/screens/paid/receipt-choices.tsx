import { Eye, Gift, Mail, Printer, QrCode } from 'lucide-react';
import type { PaidView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { invoicePaid } from '../../state/invoice-moves.ts';
import { byNeed } from '../../state/print-acts.ts';
import { hasPrinter, isUnderWay, newestJob } from '../../state/print-jobs.ts';
import { previewPaid, printPaid } from '../../state/receipt-moves.ts';
import { isSamePlace } from '../../state/receipt-store.ts';
import { useIsHostGone, usePrinting, useTill } from '../../state/use-till.ts';
import { InvoiceButton } from '../invoices/invoice-button.tsx';
import { PrintState } from '../receipts/print-state.tsx';
import { TaxFreeButton } from '../tax-free/tax-free-button.tsx';
import { NoPrinter } from './no-printer.tsx';
import { OwedNotice } from './owed-notice.tsx';
import css from './receipt-choices.module.css';

const actKeys = { again: 'R', other: 'O', 'give-up': 'X' } as const;

/** No receipt unless somebody asks for it: going on is the choice that needs no touch. */
export function ReceiptChoices({ paid }: { paid: PaidView }) {
  const text = useText();
  const till = useTill();
  const printing = usePrinting();
  const isHostGone = useIsHostGone();
  const receipt = newestJob(printing, paid, 'receipt');
  const gift = newestJob(printing, paid, 'gift-receipt');
  const shown = [receipt, gift].filter((job) => job !== null).toSorted(byNeed);
  const owed = printing?.owed.find(({ of }) => isSamePlace(of, paid));
  const isSet = hasPrinter(printing);
  const canPrint = isSet && !isHostGone;
  const isCopy = receipt?.state === 'printed' || receipt?.state === 'unknown';
  return (
    <section className={css.choices} aria-label={text('receipt.choices')}>
      <Button
        icon={Printer}
        className={css.wide}
        keyLabel="P"
        isDisabled={!canPrint || isUnderWay(receipt)}
        testId="print-receipt"
        onPress={() => printPaid(till, 'receipt')}
      >
        {text(isCopy ? 'receipt.print.copy' : 'receipt.print')}
      </Button>
      <Button
        icon={Gift}
        keyLabel="C"
        isDisabled={!canPrint || isUnderWay(gift)}
        testId="print-gift"
        onPress={() => printPaid(till, 'gift-receipt')}
      >
        {text('receipt.gift')}
      </Button>
      <Button icon={Eye} keyLabel="A" testId="preview-receipt" onPress={() => previewPaid(till)}>
        {text('receipt.preview')}
      </Button>
      <TaxFreeButton of={paid} keyLabel="D" />
      {paid.kind !== 'training' && paid.totalMinor > 0 && (
        <InvoiceButton keyLabel="F" onPress={() => invoicePaid(till)} />
      )}
      {owed && <OwedNotice reason={owed.reason} />}
      <NoPrinter />
      {shown.map((job) => (
        <PrintState key={job.id} job={job} keys={job === shown[0] ? actKeys : undefined} />
      ))}
      <Button icon={QrCode} isDisabled onPress={nothing}>
        {text('receipt.qr')}
      </Button>
      <Button icon={Mail} isDisabled onPress={nothing}>
        {text('receipt.mail')}
      </Button>
      <p className={css.reason}>{text('receipt.needs-platform')}</p>
    </section>
  );
}

const nothing = (): void => undefined;
