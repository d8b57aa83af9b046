import { Banknote, CreditCard, Wallet } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { tenderTypes } from '../../../domain/tender/tender-type.ts';
import { classNames } from '../../components/class-names.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { useText } from '../../i18n/use-text.ts';
import { chooseTender } from '../../state/tender-moves.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import { tenderName } from './tender-name.ts';
import css from './tender-tiles.module.css';

/** One tile for each way to pay, F1 to F8; the chosen one takes the amount. */
export function TenderTiles() {
  const text = useText();
  const till = useTill();
  const chosen = useUi((ui) => ui.tenderTypeId);
  const isCard = chosen === 'card';
  return (
    <section aria-label={text('tender.types')}>
      <div className={css.tiles}>
        {tenderTypes.map(({ id, kind }, index) => {
          const Icon = kind === 'cash' ? Banknote : kind === 'card' ? CreditCard : Wallet;
          return (
            <AriaButton
              key={id}
              className={classNames(css.tile, id === chosen && css.chosen)}
              aria-pressed={id === chosen}
              preventFocusOnPress
              data-testid={`tender-${id}`}
              onPress={() => chooseTender(till, index)}
            >
              <span className={css.top}>
                <Icon className={css.icon} aria-hidden="true" />
                <KeyCap label={`F${index + 1}`} />
              </span>
              <span className={css.name}>{tenderName(id, text)}</span>
              <span className={css.hint}>
                {text(kind === 'card' ? 'tender.card.hint' : 'tender.cash.hint')}
              </span>
            </AriaButton>
          );
        })}
      </div>
      <p className={css.steps}>{text(isCard ? 'tender.card.steps' : 'tender.cash.steps')}</p>
    </section>
  );
}
