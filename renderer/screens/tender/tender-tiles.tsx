import {
  Banknote,
  Building2,
  CalendarClock,
  CreditCard,
  Ellipsis,
  Gift,
  type LucideIcon,
  PiggyBank,
  ReceiptText,
  ScrollText,
  Ticket,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import type { TenderType } from '../../../domain/tender/tender-type.ts';
import { classNames } from '../../components/class-names.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { chooseTile } from '../../state/tender-moves.ts';
import {
  isTileDead,
  othersIndex,
  type TenderTile,
  tenderTiles,
  tilePage,
} from '../../state/tender-tiles.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './tender-tiles.module.css';
import { useTypesFor } from './use-tender-types.ts';

/** One tile for each way to pay, F1 to F8, the last one for the others where there are more. */
export function TenderTiles({ chosen, basket }: { chosen: TenderType; basket: BasketView }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isTerminalDead = useStore(
    till.snapshots.till,
    ({ snapshot }) => snapshot?.isTerminalDead ?? false,
  );
  const turns = useUi((ui) => ui.tileTurns);
  const { tiles, others } = tilePage(tenderTiles(useTypesFor(basket)), turns);
  const isChosenHere = tiles.some((tile) => holds(tile, chosen));
  const nameOf = ({ types }: TenderTile): string =>
    types.length > 1 ? text('tender.vouchers') : types[0].names[language];
  return (
    <section
      className={classNames(css.tiles, others.length > 0 && css.paged)}
      aria-label={text('tender.types')}
    >
      {tiles.map((tile, index) => {
        const { kind, types } = tile;
        const Icon = icons[kind];
        const isChosen = holds(tile, chosen);
        const [first] = types;
        const way = basket.refundWays.find(({ type }) => type === first.id);
        const isDead = isTileDead(tile, isTerminalDead);
        return (
          <AriaButton
            key={first.id}
            className={classNames(css.tile, isChosen && css.chosen)}
            aria-pressed={isChosen}
            isDisabled={isDead}
            preventFocusOnPress
            data-testid={`tender-${types.length > 1 ? kind : first.id}`}
            onPress={() => chooseTile(till, index)}
          >
            <Icon className={css.icon} aria-hidden="true" />
            <span className={css.name}>{nameOf(tile)}</span>
            <span className={css.hint}>
              {isDead
                ? text('tender.hint.card.dead')
                : way
                  ? text('refund.most', {
                      amount: moneyText(way.maximumMinor, basket.currency, language),
                    })
                  : text(`tender.hint.${kind}`)}
            </span>
            <KeyCap label={`F${index + 1}`} />
          </AriaButton>
        );
      })}
      {others.length > 0 && (
        <AriaButton
          className={classNames(css.tile, css.others, !isChosenHere && css.chosen)}
          preventFocusOnPress
          data-testid="tender-others"
          onPress={() => chooseTile(till, othersIndex)}
        >
          <Ellipsis className={css.icon} aria-hidden="true" />
          <span className={css.name}>{text('tender.others')}</span>
          <span className={classNames(css.hint, css.names)}>
            {isChosenHere ? others.map(nameOf).join(', ') : chosen.names[language]}
          </span>
          <KeyCap label={`F${othersIndex + 1}`} />
        </AriaButton>
      )}
    </section>
  );
}

function holds({ types }: TenderTile, chosen: TenderType): boolean {
  return types.some(({ id }) => id === chosen.id);
}

const icons: Readonly<Record<TenderType['kind'], LucideIcon>> = {
  cash: Banknote,
  card: CreditCard,
  cheque: ScrollText,
  voucher: Ticket,
  'gift-card': Gift,
  'store-credit': ReceiptText,
  deposit: PiggyBank,
  credit: CalendarClock,
  account: Building2,
};
