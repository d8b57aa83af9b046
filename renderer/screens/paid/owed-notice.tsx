import { TriangleAlert } from 'lucide-react';
import type { PrintingSnapshot } from '../../../contract/host/printing-shapes.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './drawer-notice.module.css';

/** A ticket that had to be printed by itself and was not: without a printer somebody has to know. */
export function OwedNotice({ reason }: { reason: PrintingSnapshot['owed'][number]['reason'] }) {
  const text = useText();
  return (
    <div className={css.notice} role="status" data-testid="owed-notice">
      <p className={css.title}>
        <TriangleAlert className={css.icon} aria-hidden="true" />
        {text('receipt.owed')}
      </p>
      <p>{text(`receipt.owed.${reason}`)}</p>
    </div>
  );
}
