import { useEffect } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { BuyerForm } from './buyer-form.tsx';
import { ReceiptSide } from './receipt-side.tsx';
import { SlipList } from './slip-list.tsx';
import { SlipPanel } from './slip-panel.tsx';
import css from './tax-free-sheet.module.css';

/** Slips for the customs: the receipts on the left, who buys or how the slip stands on the right. */
export function TaxFreeSheet() {
  const text = useText();
  const language = useLanguage();
  const { taxFree } = useTill();
  const { slip, eligibility, failure } = useStore(taxFree.state);
  // Who bought is gone with the sheet, whatever closed it.
  useEffect(() => taxFree.forget, [taxFree]);
  const isPossible = eligibility?.isOffered === true && eligibility.obstacles.length === 0;
  return (
    <Sheet title={text('tax-free.title')} width="wide">
      <div className={css.parts} data-testid="tax-free">
        <ReceiptSide />
        <section className={css.side}>
          {failure && (
            <p className={css.failure} role="status" data-testid="tax-free-failure">
              {failureText(failure, language)}
            </p>
          )}
          {slip !== null ? <SlipPanel slip={slip} /> : isPossible ? <BuyerForm /> : <SlipList />}
        </section>
      </div>
    </Sheet>
  );
}
