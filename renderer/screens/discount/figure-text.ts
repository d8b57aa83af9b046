import type { Language } from '../../i18n/language.ts';
import type { DiscountDraft } from '../../state/ui.ts';

/** A discount as it is being typed, with its sign and unit where the language has them: −10 €, −€10, −10%. */
export function figureText(
  { kind, shown, currency }: { kind: DiscountDraft['kind']; shown: string; currency: string },
  language: Language,
): string {
  const sign = kind === 'price' ? '' : '−';
  const isFrench = language === 'fr';
  if (kind === 'percent') return `${sign}${shown}${isFrench ? '\u202f' : ''}%`;
  const unit = currency === 'EUR' ? '€' : currency;
  if (isFrench) return `${sign}${shown}\u00a0${unit}`;
  return currency === 'EUR' ? `${sign}${unit}${shown}` : `${sign}${unit}\u00a0${shown}`;
}
