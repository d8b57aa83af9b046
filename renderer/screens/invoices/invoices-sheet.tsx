import { useStore } from 'zustand';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { BuyerFields } from './buyer-fields.tsx';
import { InvoiceList } from './invoice-list.tsx';

/** Factures: made of a receipt, found again, printed again. */
export function InvoicesSheet() {
  const text = useText();
  const { invoices } = useTill();
  const making = useStore(invoices.state, (state) => state.making);
  return making === null ? (
    <Sheet title={text('invoices.title')} width="wide">
      <InvoiceList />
    </Sheet>
  ) : (
    <Sheet title={text('invoice.of', { receipt: making.receiptNumber })} width="wide">
      <BuyerFields />
    </Sheet>
  );
}
