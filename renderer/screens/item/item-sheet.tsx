import { useStore } from 'zustand';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { HandOver } from './hand-over.tsx';
import { ItemFacts } from './item-facts.tsx';
import { ItemHead } from './item-head.tsx';
import css from './item-sheet.module.css';
import { SimilarItems } from './similar-items.tsx';
import { StockGrid } from './stock-grid.tsx';
import { WhereItIs } from './where-it-is.tsx';

/** An item: its sizes and colours with what is here and in the network, where it is, and how it is had. */
export function ItemSheet() {
  const text = useText();
  const { itemSheet } = useTill();
  const { chosen, items } = useStore(itemSheet.shown);
  const item = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <Sheet
      title={item?.name ?? text('item.open')}
      width="full"
      isReading={items.length < 2}
      beside={item && <HandOver item={item} />}
    >
      {item && (
        <div className={css.stack} data-testid="item-sheet" data-chosen={item.id}>
          <ItemHead item={item} />
          {items.length > 1 && <StockGrid items={items} chosen={item} />}
          <WhereItIs item={item} />
          <ItemFacts item={item} />
          <SimilarItems />
        </div>
      )}
    </Sheet>
  );
}
