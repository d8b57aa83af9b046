import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { ReceiptFinder } from './receipt-finder.tsx';
import { ReceiptLines } from './receipt-lines.tsx';
import css from './return-sheet.module.css';
import { ReturnTerms } from './return-terms.tsx';
import { UnreceiptedGoods } from './unreceipted-goods.tsx';

/** Goods back, by their receipt or without: find it, choose what comes back, say why. */
export function ReturnSheet() {
  const text = useText();
  const language = useLanguage();
  const { receipt, goods, failure } = useStore(useTill().returning);
  const problem = failure && failureText(failure, language);
  return (
    <Sheet title={text('return.title')} width={receipt || goods ? 'wide' : 'medium'}>
      {goods !== null ? (
        <div className={css.parts}>
          <UnreceiptedGoods goods={goods} />
          <ReturnTerms receipt={null} goods={goods} problem={problem} />
        </div>
      ) : receipt === null ? (
        <ReceiptFinder problem={problem} />
      ) : (
        <div className={css.parts} data-testid="return-receipt">
          <ReceiptLines receipt={receipt} />
          <ReturnTerms receipt={receipt} goods={null} problem={problem} />
        </div>
      )}
    </Sheet>
  );
}
