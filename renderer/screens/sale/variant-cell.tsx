import type { ItemDocument } from '../../../contract/document/item.ts';
import type { ShownStock } from '../../../contract/host/stock-shapes.ts';
import { Button } from '../../components/button.tsx';
import { cellPlace } from '../../components/cell-grid.ts';
import { classNames } from '../../components/class-names.ts';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { stockWords } from './stock-words.ts';
import css from './variants-sheet.module.css';

/** One size in one colour, or the gap where it is not made. */
export function VariantCell({
  item,
  stock,
  row,
  column,
  isShown,
  isOfLine,
  showsPrice,
}: {
  item: ItemDocument | null;
  /** As far as it is known. */
  stock: ShownStock | undefined;
  row: number;
  column: number;
  isShown: boolean;
  isOfLine: boolean;
  /** Where prices differ within the model. */
  showsPrice: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { variants } = useTill();
  const isHostGone = useIsHostGone();
  if (item === null) {
    return (
      <td className={css.gap}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{text('variants.gap')}</span>
      </td>
    );
  }
  const price = moneyText(item.price.minor, item.price.currency, language);
  const words = stockWords(stock, text, language);
  const what = showsPrice ? price : item.size || price;
  // What is seen comes first in the name, or who speaks to the machine would not be understood.
  const others = [item.size, item.colour, price].filter((each) => each !== what);
  const isCurrent = isShown && isOfLine;
  return (
    <td {...cellPlace(row, column)}>
      <Button
        takesFocus
        autoFocus={isShown}
        className={classNames(css.cell, isCurrent && css.current)}
        look={isCurrent ? 'soft' : 'plain'}
        isDisabled={isHostGone || item.withdrawn}
        label={[what, ...words, ...others, isCurrent && text('variants.current')]
          .filter(Boolean)
          .join(', ')}
        testId={`variant-${item.id}`}
        onPress={() => variants.choose(item)}
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
}
