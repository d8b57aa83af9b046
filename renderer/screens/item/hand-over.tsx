import { ShoppingBag } from 'lucide-react';
import { useStore } from 'zustand';
import type { ItemDocument } from '../../../contract/document/item.ts';
import { Button } from '../../components/button.tsx';
import { countText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './hand-over.module.css';

/** How the chosen variant is had, and the one next action. */
export function HandOver({ item }: { item: ItemDocument }) {
  const text = useText();
  const language = useLanguage();
  const { itemSheet } = useTill();
  const isHostGone = useIsHostGone();
  const { sku, lineNumber, network, stock } = useStore(itemSheet.shown);
  const ownMilli = network?.variants[item.id]?.ownMilli ?? stock[item.id]?.ownMilli ?? null;
  const price = moneyText(item.price.minor, item.price.currency, language);
  const isSwap = lineNumber !== null && item.id !== sku;
  const isDisabled = isHostGone || item.withdrawn;
  return (
    <div className={css.handOver}>
      <h3 className={css.title}>{text('item.handover')}</h3>
      <div className={css.chosen} data-testid="hand-over-take">
        <ShoppingBag className={css.icon} aria-hidden="true" />
        <div>
          <p className={css.what}>{text('item.take')}</p>
          <p>{hereText()}</p>
        </div>
      </div>
      <div className={css.actions}>
        {isSwap && (
          <Button
            takesFocus
            keyLabel="+"
            testId="item-add"
            isDisabled={isDisabled}
            onPress={({ pointerType }) => itemSheet.add(by(pointerType))}
          >
            {text('item.add-too')}
          </Button>
        )}
        <Button
          takesFocus
          look="main"
          keyLabel="F12"
          className={css.main}
          testId="item-act"
          isDisabled={isDisabled}
          onPress={({ pointerType }) => itemSheet.act(by(pointerType))}
        >
          <span className={css.act}>
            <span>{text(isSwap ? 'item.swap' : 'item.add')}</span> <span>{price}</span>
          </span>
        </Button>
      </div>
    </div>
  );

  function hereText(): string {
    if (ownMilli === null) return text('item.take.unknown');
    if (ownMilli <= 0) return text('item.take.none');
    return text('item.take.here', { count: countText(ownMilli / 1_000, language) });
  }
}

/** Of a key and of a screen reader there is no echo. */
function by(pointerType: string): 'key' | 'press' {
  return pointerType === 'keyboard' || pointerType === 'virtual' ? 'key' : 'press';
}
