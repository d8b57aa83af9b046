import { useStore } from 'zustand';
import type { ItemDocument } from '../../../contract/document/item.ts';
import { Button } from '../../components/button.tsx';
import { countText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { insteadOf, isWhole, keyOfWay, wayChosen } from '../../state/ways.ts';
import css from './hand-over.module.css';
import { WayList } from './way-list.tsx';
import { insteadWords } from './way-words.ts';

/** How the chosen variant is had, what is promised of it, and the one next action. */
export function HandOver({ item }: { item: ItemDocument }) {
  const text = useText();
  const language = useLanguage();
  const { itemSheet } = useTill();
  const isHostGone = useIsHostGone();
  const shown = useStore(itemSheet.shown);
  const { sku, lineNumber, network, stock, ways, address } = shown;
  const ownMilli = network?.variants[item.id]?.ownMilli ?? stock[item.id]?.ownMilli ?? null;
  const price = moneyText(item.price.minor, item.price.currency, language);
  const chosen = wayChosen(shown.way, ways, ownMilli);
  // Another address is promised as the customer's own is.
  const way = ways.find((each) => keyOfWay(each) === (chosen === 'other' ? 'ship:' : chosen));
  const instead = way ? insteadOf(way, ways) : null;
  const isOther = lineNumber !== null && item.id !== sku;
  const isSwap = isOther && chosen === 'take';
  const isMoved = lineNumber !== null && !isOther && chosen !== 'take';
  const isDisabled = isHostGone || item.withdrawn || (chosen === 'other' && !isWhole(address));
  return (
    <div className={css.handOver}>
      <h3 className={css.title}>{text('item.handover')}</h3>
      <WayList ways={ways} chosen={chosen} here={hereText()} currency={item.price.currency} />
      <div className={css.actions}>
        {item.withdrawn && (
          <p className={css.promise} data-testid="item-blocked">
            {text('item.withdrawn.why')}
          </p>
        )}
        {way && !item.withdrawn && (
          <p className={css.promise} data-testid="promise">
            {text('item.promise')} <strong>{text(`item.promise.${way.promise.level}`)}</strong>
            {'. '}
            {text(network?.from === 'live' ? 'item.promise.kept' : 'item.promise.offline')}
          </p>
        )}
        {instead && (
          <Button
            takesFocus
            keyLabel={`F${instead.index + 1}`}
            testId="instead"
            isDisabled={isHostGone}
            onPress={() => itemSheet.chooseWay(keyOfWay(instead.way))}
          >
            {text('item.instead', insteadWords(instead.way, { text, language }))}
          </Button>
        )}
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
            <span>{text(isSwap ? 'item.swap' : isMoved ? 'item.move' : 'item.add')}</span>{' '}
            <span>{price}</span>
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
