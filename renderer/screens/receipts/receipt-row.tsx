import { Button as AriaButton } from 'react-aria-components/Button';
import type { ReceiptSummary } from '../../../contract/host/receipt-shapes.ts';
import { classNames } from '../../components/class-names.ts';
import listCss from '../../components/list-and-paper.module.css';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './receipts-sheet.module.css';

/** One receipt of the list; a touch shows it. */
export function ReceiptRow({ receipt, isChosen }: { receipt: ReceiptSummary; isChosen: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { receipts } = useTill();
  const [year = '', month = '', day = ''] = receipt.recordedAtLocal.slice(0, 10).split('-');
  const kind = receipt.isTraining ? 'training' : receipt.kind;
  return (
    <AriaButton
      className={classNames(listCss.row, isChosen && listCss.chosen)}
      aria-pressed={isChosen}
      data-testid={`receipt-${receipt.receiptNumber}`}
      onPress={() => receipts.choose(receipt)}
    >
      <span className={css.about}>
        <span className={listCss.number}>
          {receipt.receiptNumber}
          {kind !== 'sale' && ` · ${text(`receipts.kind.${kind}`)}`}
        </span>
        <span className={css.quiet}>{receipt.firstLine}</span>
        <span className={css.quiet}>
          {text('receipts.by', {
            operator: receipt.operatorAlias,
            day: `${day}/${month}/${year}`,
            time: receipt.recordedAtLocal.slice(11, 16),
          })}
          {receipt.printCount > 0 &&
            ` · ${text('receipts.printed', { count: receipt.printCount })}`}
        </span>
      </span>
      <span className={css.sum}>
        <span className={listCss.number}>
          {moneyText(receipt.totalMinor, receipt.currency, language)}
        </span>
        <span className={css.quiet}>{text('sale.articles', { count: receipt.articleCount })}</span>
      </span>
    </AriaButton>
  );
}
