import { useStore } from 'zustand';
import { printAmount } from '../../../domain/money/amount-text.ts';
import { Button } from '../../components/button.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill } from '../../state/use-till.ts';
import css from './money-sheet.module.css';
import { MoneySheet } from './money-sheet.tsx';

/** Sells a gift card: its amount, quick or typed. */
export function GiftCardSheet() {
  const text = useText();
  const language = useLanguage();
  const { ui, snapshots } = useTill();
  const till = useStore(snapshots.till, ({ snapshot }) => snapshot);
  const currency = till?.currency ?? 'EUR';
  return (
    <MoneySheet title={text('gift-card.title')} confirm={text('gift-card.confirm')}>
      <div className={css.quick}>
        {till?.giftCardQuickMinor.map((minor) => (
          <Button
            key={minor}
            look="soft"
            testId={`gift-card-${minor}`}
            onPress={() => setTyped(ui, { money: printAmount(minor, currency).replace('.', ',') })}
          >
            {moneyText(minor, currency, language)}
          </Button>
        ))}
      </div>
      <p className={css.quiet}>{text('gift-card.hint')}</p>
    </MoneySheet>
  );
}
