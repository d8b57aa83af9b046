import { ScanBarcode, Store } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { ItemPicture } from '../../components/item-picture.tsx';
import { moneyText, quantityText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { newestLine } from '../../state/newest-line.ts';
import { hasItem, openItem } from '../../state/sale-moves.ts';
import { useBasket, useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './last-item.module.css';
import { variantText } from './variant-text.ts';

/** What was just scanned, large enough to check at a glance. */
export function LastItem() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const basket = useBasket();
  const line = basket && newestLine(basket.lines);
  if (!line) {
    return (
      <div className={css.none}>
        <ScanBarcode className={css.icon} aria-hidden="true" />
        <p>{text('sale.last.none')}</p>
      </div>
    );
  }
  const isOne = line.unit === 'piece' && line.quantity.value === 1;
  return (
    <section className={css.card} aria-label={text('sale.last')}>
      <ItemPicture name={line.name} picture={line.picture} size="card" />
      <div className={css.item}>
        <h2 className={css.name}>{line.name}</h2>
        <p className={css.details}>{variantText(line)}</p>
        <p className={css.price}>
          {!isOne && <span className={css.times}>{quantityText(line.quantity, language)} ×</span>}{' '}
          {moneyText(line.unitPriceMinor, basket.currency, language)}
        </p>
      </div>
      {hasItem(line) && (
        <Button
          isStacked
          icon={Store}
          keyLabel="F7"
          testId="variants-open"
          isDisabled={isHostGone}
          onPress={() => openItem(till, line)}
        >
          {text('item.open')}
        </Button>
      )}
    </section>
  );
}
