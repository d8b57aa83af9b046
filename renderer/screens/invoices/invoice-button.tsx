import { FileText } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../state/use-till.ts';

/** The facture of a receipt, where it can be asked for. */
export function InvoiceButton({
  keyLabel,
  isMade = false,
  takesFocus = false,
  onPress,
}: {
  keyLabel: string;
  /** There is one: it is looked at. */
  isMade?: boolean;
  takesFocus?: boolean;
  onPress(): void;
}) {
  const text = useText();
  const may = useMay('invoice');
  return (
    <Button
      icon={FileText}
      keyLabel={keyLabel}
      takesFocus={takesFocus}
      isDisabled={!may && !isMade}
      testId="invoice-receipt"
      onPress={onPress}
    >
      {text(isMade ? 'invoice.see' : 'invoice.ask')}
    </Button>
  );
}
