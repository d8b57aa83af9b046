import { useStore } from 'zustand';
import type { ItemDocument } from '../../../contract/document/item.ts';
import type { StockDepth } from '../../../contract/host/stock-shapes.ts';
import { Button } from '../../components/button.tsx';
import { cellPlace } from '../../components/cell-grid.ts';
import { classNames } from '../../components/class-names.ts';
import { countText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './stock-grid.module.css';
import { depthText, isNone } from './stock-text.ts';

/**
 * One size in one colour, or the gap where it is not made. A touch, or the focus of the arrow keys, lists
 * where it is; Enter takes it.
 */
export function StockCell({
  item,
  row,
  column,
  isChosen,
  isOfLine,
  showsPrice,
}: {
  item: ItemDocument | null;
  row: number;
  column: number;
  isChosen: boolean;
  /** It is what the line has. */
  isOfLine: boolean;
  /** Where prices differ within the model. */
  showsPrice: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { itemSheet } = useTill();
  const isHostGone = useIsHostGone();
  const { ownMilli, network } = useVariantStock(item?.id ?? '');
  if (item === null) {
    return (
      <td className={css.gap}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{text('item.gap')}</span>
      </td>
    );
  }
  const price = moneyText(item.price.minor, item.price.currency, language);
  const own = ownMilli === null ? null : countText(Math.max(0, ownMilli) / 1_000, language);
  const isHere = ownMilli !== null && ownMilli > 0;
  const elsewhere = networkText(network, isHere);
  // What is seen comes first in the name, or who speaks to the machine would not be understood.
  const what = own ?? (item.size || price);
  const words = [showsPrice && what !== price ? price : null, elsewhere].filter(
    (each) => each !== null,
  );
  const others = [item.size, item.colour, price].filter(
    (each) => each !== what && !words.includes(each),
  );
  const label = [what, ...words, ...others, isOfLine && text('item.current')]
    .filter(Boolean)
    .join(', ');
  return (
    <td {...cellPlace(row, column)}>
      <Button
        takesFocus
        autoFocus={isChosen}
        className={classNames(
          css.cell,
          isChosen && css.current,
          ownMilli !== null && !isHere && css.none,
        )}
        look={isChosen ? 'soft' : 'plain'}
        isPressed={isChosen}
        isDisabled={isHostGone || item.withdrawn}
        label={label}
        testId={`variant-${item.id}`}
        onFocus={() => itemSheet.choose(item.id)}
        onPress={({ pointerType }) => {
          itemSheet.choose(item.id);
          if (pointerType === 'keyboard') itemSheet.act('key');
        }}
      >
        <span className={css.what}>{what}</span>
        {words.map((each) => (
          <span key={each} className={css.stock}>
            {` ${each}`}
          </span>
        ))}
      </Button>
    </td>
  );

  function networkText(depth: StockDepth | null, isHere: boolean): string | null {
    if (depth === null) return null;
    if (isNone(depth)) return isHere ? null : text('item.sold-out');
    return text('item.network', { depth: depthText(depth, language) });
  }
}

/** As it is followed now; as the till knew it when the sheet opened before that. */
function useVariantStock(sku: string): { ownMilli: number | null; network: StockDepth | null } {
  const { network, stock } = useStore(useTill().itemSheet.shown);
  const followed = network?.variants[sku];
  if (followed) return followed;
  const known = stock[sku];
  return {
    // Where the network is known and this store is not, it has none.
    ownMilli: known?.ownMilli ?? (known?.network ? 0 : null),
    network: known?.network ? { kind: 'band', band: known.network } : null,
  };
}
