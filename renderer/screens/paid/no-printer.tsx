import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { hasPrinter } from '../../state/print-jobs.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { usePrinting, useTill } from '../../state/use-till.ts';
import css from './receipt-choices.module.css';

/** Says that no printer is set, and where to set one; nothing while that is not known. */
export function NoPrinter() {
  const text = useText();
  const till = useTill();
  const printing = usePrinting();
  if (printing === null || hasPrinter(printing)) return null;
  return (
    <div className={css.unset}>
      <p>{text('receipt.no-printer')}</p>
      <Button
        testId="set-printer"
        keyLabel={text('key.alti')}
        onPress={() => showSheet(till, 'printer')}
      >
        {text('receipt.no-printer.set')}
      </Button>
    </div>
  );
}
