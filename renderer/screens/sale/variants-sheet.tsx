import { useStore } from 'zustand';
import type { ItemDocument } from '../../../contract/document/item.ts';
import type { ShownStock } from '../../../contract/host/stock-shapes.ts';
import { variantGrid } from '../../../domain/catalogue/variant-grid.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { VariantCell } from './variant-cell.tsx';
import css from './variants-sheet.module.css';

/** The sizes and colours of a model: colours below each other, sizes beside, as on the rail. */
export function VariantsSheet() {
  const text = useText();
  const { variants } = useTill();
  const { sku, lineNumber, items, stock } = useStore(variants.shown);
  const shown = items.find(({ id }) => id === sku) ?? items[0];
  return (
    <Sheet title={shown?.name ?? text('variants.title')} width={widthOf(items)}>
      {shown && (
        <>
          <p className={css.intro}>
            {text(lineNumber === null ? 'variants.add' : 'variants.swap')}
            {shown.composition !== undefined && ` ${shown.composition}.`}
            {shown.care !== undefined && ` ${shown.care}`}
          </p>
          <Grid items={items} stock={stock} shown={shown} isOfLine={lineNumber !== null} />
        </>
      )}
    </Sheet>
  );
}

function Grid({
  items,
  stock,
  shown,
  isOfLine,
}: {
  items: readonly ItemDocument[];
  stock: Readonly<Record<string, ShownStock>>;
  shown: ItemDocument;
  /** The shown item is the one that the line has. */
  isOfLine: boolean;
}) {
  const text = useText();
  const { sizes, rows } = variantGrid(items);
  const hasSizes = sizes.length > 1 || sizes[0] !== '';
  const isPriceShared = items.every(({ price }) => price.minor === shown.price.minor);
  return (
    <div className={css.scroll}>
      <table className={css.grid} data-testid="variants">
        <caption className="visually-hidden">{text('variants.caption')}</caption>
        {hasSizes && (
          <thead>
            <tr>
              <td />
              {sizes.map((size) => (
                <th key={size} scope="col" className={css.size}>
                  {size === 'TU' ? text('variants.one-size') : size}
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
                    name={colour || shown.name}
                    picture={cells.find((cell) => cell !== null)?.picture ?? ''}
                  />
                  {colour || text('variants.one-colour')}
                </span>
              </th>
              {cells.map((item, column) => (
                <VariantCell
                  key={sizes[column]}
                  item={item}
                  stock={item === null ? undefined : stock[item.id]}
                  row={row}
                  column={column}
                  isShown={item?.id === shown.id}
                  isOfLine={isOfLine}
                  showsPrice={!isPriceShared || !hasSizes}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function widthOf(items: readonly ItemDocument[]): 'medium' | 'wide' {
  return new Set(items.map(({ size }) => size)).size > 5 ? 'wide' : 'medium';
}
