import { useEffect } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { InventoryPanel } from './inventory-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { StockHome } from './stock-home.tsx';
import css from './stock-sheet.module.css';
import { WorkPanel } from './work-panel.tsx';

/** The works on the store's stock; a scan lands in the one that is shown. */
export function StockSheet() {
  const text = useText();
  const language = useLanguage();
  const { stockWorks } = useTill();
  const { work, inventoryId, review, failure } = useStore(stockWorks.state);
  useEffect(() => stockWorks.forget, [stockWorks]);
  const shown = () => {
    if (work !== null) return <WorkPanel view={work} />;
    if (review !== null) return <ReviewPanel review={review} />;
    return inventoryId !== null ? <InventoryPanel inventoryId={inventoryId} /> : <StockHome />;
  };
  return (
    <Sheet title={text('stock.title')} width="wide">
      <div className={css.all} data-testid="stock">
        {failure && (
          <p className={css.failure} role="status" data-testid="stock-failure">
            {failureText(failure, language)}
          </p>
        )}
        {shown()}
      </div>
    </Sheet>
  );
}
