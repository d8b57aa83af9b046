import { quantityText } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';

/** Thousandths as people say them: whole pieces without decimals. */
export function milliText(milli: number, language: Language): string {
  return quantityText(
    milli % 1_000 === 0 ? { value: milli / 1_000, scale: 0 } : { value: milli, scale: 3 },
    language,
  );
}
