import {
  Banknote,
  Building2,
  CalendarClock,
  CreditCard,
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
import { tenderTiles } from '../../state/tender-tiles.ts';
import { useTill } from '../../state/use-till.ts';
import css from './tender-tiles.module.css';
import { useTypesFor } from './use-tender-types.ts';

/** One tile for each way to pay, F1 to F8; the chosen one takes the amount. */
export function TenderTiles({ chosen, basket }: { chosen: TenderType; basket: BasketView }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isTerminalDead = useStore(
    till.snapshots.till,
    ({ snapshot }) => snapshot?.isTerminalDead ?? false,
  );
  return (
    <section className={css.tiles} aria-label={text('tender.types')}>
      {tenderTiles(useTypesFor(basket)).map(({ kind, types }, index) => {
        const Icon = icons[kind];
        const isChosen = types.some(({ id }) => id === chosen.id);
        const [first] = types;
        const way = basket.refundWays.find(({ type }) => type === first.id);
        const isDead = kind === 'card' && isTerminalDead;
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
            <span className={css.name}>
              {types.length > 1 ? text('tender.vouchers') : first.names[language]}
            </span>
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
    </section>
  );
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
