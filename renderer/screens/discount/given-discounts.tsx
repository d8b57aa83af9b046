import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { DiscountView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './discount-sheet.module.css';
import { discountText } from './discount-text.ts';

/** What was given by hand, each with the way to take it back. Line 0 is the basket. */
export function GivenDiscounts({
  lineNumber,
  discounts,
  currency,
}: {
  lineNumber: number;
  discounts: readonly DiscountView[];
  currency: string;
}) {
  const text = useText();
  const language = useLanguage();
  const { commands, snapshots } = useTill();
  const isHostGone = useIsHostGone();
  const reasons = useStore(snapshots.people, ({ snapshot }) => snapshot?.reasons);
  if (discounts.length === 0) return null;
  return (
    <ul className={css.given} aria-label={text('discount.given')}>
      {discounts.map((discount) => {
        const words = discountText(discount, { text, language, currency, reasons });
        return (
          <li key={discount.id} className={css.givenRow}>
            <span>{words}</span>
            <Button
              takesFocus
              icon={X}
              isDisabled={isHostGone}
              testId="discount-remove"
              onPress={() => commands.removeDiscount(lineNumber, discount.id)}
            >
              {text('discount.remove')}
              <span className="visually-hidden"> {words}</span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
