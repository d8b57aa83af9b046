import type { StockBand } from '../../../contract/document/stock.ts';
import type { ShownStock } from '../../../contract/host/stock-shapes.ts';
import { countText } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/use-text.ts';

/**
 * « 3 ici »; where none is here also what the network has, to offer it instead. Nothing where nothing
 * is known. Below zero the count of the shop is wrong, and to whoever sells that is none.
 */
export function stockWords(
  stock: ShownStock | undefined,
  text: Text,
  language: Language,
): string[] {
  const { ownMilli = null, network = null } = stock ?? {};
  const here = ownMilli === null ? null : Math.max(0, ownMilli) / 1_000;
  return [
    here !== null && text('variants.here', { count: countText(here, language) }),
    !here && network !== null && text('variants.network', { band: bandTexts[network] }),
  ].filter((words) => words !== false);
}

const bandTexts: Record<StockBand, string> = { '0': '0', '1': '1', '2-5': '2–5', '6+': '6+' };
