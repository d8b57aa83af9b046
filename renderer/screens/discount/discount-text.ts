import type { DiscountView } from '../../../contract/host/basket-shapes.ts';
import type { SeatSnapshot } from '../../../contract/host/seat-shapes.ts';
import { moneyText, rateText } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/use-text.ts';

/** `Remise −20 % · Abîmé`. */
export function discountText(
  { kind, value, reasonCode }: DiscountView,
  of: {
    text: Text;
    language: Language;
    currency: string;
    reasons: SeatSnapshot['reasons'] | undefined;
  },
): string {
  const { text, language, currency, reasons } = of;
  const what =
    kind === 'percent'
      ? text('discount.percent', { rate: rateText(value, language) })
      : text(`discount.${kind}`, { amount: moneyText(value, currency, language) });
  const all = Object.values(reasons ?? {}).flat();
  const reason = all.find(({ code }) => code === reasonCode)?.[language] ?? reasonCode;
  return [what, reason].filter(Boolean).join(' · ');
}
