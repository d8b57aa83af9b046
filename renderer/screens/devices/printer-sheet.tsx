import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { PrintersSection } from './printers-section.tsx';

/** The printers of this till, on a sheet of their own. */
export function PrinterSheet() {
  const text = useText();
  return (
    <Sheet title={text('printers.title')} width="medium">
      <PrintersSection />
    </Sheet>
  );
}
