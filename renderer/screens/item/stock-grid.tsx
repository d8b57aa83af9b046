import { useStore } from 'zustand';
import type { ItemDocument } from '../../../contract/document/item.ts';
import { variantGrid } from '../../../domain/catalogue/variant-grid.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { StockCell } from './stock-cell.tsx';
import css from './stock-grid.module.css';

/** Colours below each other, sizes beside, as on the rail; in each cell what is here and in the network. */
export function StockGrid({
  items,
  chosen,
}: {
  items: readonly ItemDocument[];
  chosen: ItemDocument;
}) {
  const text = useText();
  const { sku, lineNumber } = useStore(useTill().itemSheet.shown);
  const { sizes, rows } = variantGrid(items);
  const hasSizes = sizes.length > 1 || sizes[0] !== '';
  const isPriceShared = items.every(({ price }) => price.minor === chosen.price.minor);
  return (
    <div className={css.scroll}>
      <table className={css.grid} data-testid="variants">
        <caption className="visually-hidden">{text('item.grid')}</caption>
        {hasSizes && (
          <thead>
            <tr>
              <td />
              {sizes.map((size) => (
                <th key={size} scope="col" className={css.size}>
                  {size === 'TU' ? text('item.one-size') : size}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ colour, cells }, row) => (
            <tr key={colour}>
              <th scope="row" className={css.colour}>
                <span className={css.swatch}>
                  <ItemPicture
                    name={colour || chosen.name}
                    picture={cells.find((cell) => cell !== null)?.picture ?? ''}
                    size="mark"
                  />
                  {colour || text('item.one-colour')}
                </span>
              </th>
              {cells.map((item, column) => (
                <StockCell
                  key={sizes[column]}
                  item={item}
                  row={row}
                  column={column}
                  isChosen={item?.id === chosen.id}
                  isOfLine={lineNumber !== null && item?.id === sku}
                  showsPrice={!isPriceShared}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
