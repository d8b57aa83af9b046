import type { ItemDocument } from '../../../contract/document/item.ts';
import { fold } from './fold.ts';

/** The items in the order in which a person expects them; equal ones in a fixed order. */
export function rankItems(
  items: readonly ItemDocument[],
  words: readonly string[],
): ItemDocument[] {
  return items
    .map((item) => ({ item, tier: tierOf(item, words) }))
    .toSorted(
      (a, b) =>
        a.tier - b.tier ||
        a.item.name.length - b.item.name.length ||
        compare(a.item.name, b.item.name) ||
        compare(a.item.id, b.item.id),
    )
    .map(({ item }) => item);
}

/**
 * 0: its sku or GTIN was typed. 1: its name begins so. 2: whole words of its name. 3: of its
 * name, colour, size and brand (« pull bleu M »). 4: the rest.
 */
function tierOf(item: ItemDocument, words: readonly string[]): number {
  const typed = words.join(' ');
  if (fold(item.id) === typed || isGtin(item.gtin, typed)) return 0;
  const name = fold(item.name);
  if (name.startsWith(typed)) return 1;
  const nameWords = name.split(' ');
  if (words.every((word) => nameWords.includes(word))) return 2;
  const { colour, size, brand = '' } = item;
  const allWords = nameWords.concat(fold(`${colour} ${size} ${brand}`).split(' '));
  return words.every((word) => allWords.includes(word)) ? 3 : 4;
}

function isGtin(gtin: string, typed: string): boolean {
  return gtin !== '' && /^\d{8,14}$/.test(typed) && gtin === typed.padStart(14, '0');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
