import type { ItemDocument } from '../../../contract/document/item.ts';
import { fold } from './fold.ts';

/** The items in the order in which a person expects them; equal ones in a fixed order. */
export function rankItems(
  items: readonly ItemDocument[],
  words: readonly string[],
): ItemDocument[] {
  return items
    .map((item) => ({ item, ...rankOf(item, words) }))
    .toSorted(
      (a, b) =>
        a.tier - b.tier ||
        Number(b.isWhole) - Number(a.isWhole) ||
        a.item.name.length - b.item.name.length ||
        compare(a.item.name, b.item.name) ||
        compare(a.item.id, b.item.id),
    )
    .map(({ item }) => item);
}

/**
 * Tier 0: its sku or GTIN was typed. 1: its name begins so. 2: whole words of its name. 3: of its
 * name, colour, size and brand (« pull bleu M »). 4: the rest. Within a tier whole words come first:
 * « pull col v m » begins the name of every « Pull col V mérinos », and means the one in M.
 */
function rankOf(
  item: ItemDocument,
  words: readonly string[],
): { tier: 0 | 1 | 2 | 3 | 4; isWhole: boolean } {
  const typed = words.join(' ');
  const name = fold(item.name);
  const nameWords = name.split(' ');
  const isWhole = isWholeMatch(item, words);
  if (fold(item.id) === typed || isGtin(item.gtin, typed)) return { tier: 0, isWhole };
  if (name.startsWith(typed)) return { tier: 1, isWhole };
  if (words.every((word) => nameWords.includes(word))) return { tier: 2, isWhole };
  return { tier: isWhole ? 3 : 4, isWhole };
}

/** Whether each word is a whole one of the item's name, colour, size or brand, not just a beginning. */
export function isWholeMatch(item: ItemDocument, words: readonly string[]): boolean {
  const { name, colour, size, brand = '' } = item;
  const own = fold(`${name} ${colour} ${size} ${brand}`).split(' ');
  return words.every((word) => own.includes(word));
}

function isGtin(gtin: string, typed: string): boolean {
  return gtin !== '' && /^\d{8,14}$/.test(typed) && gtin === typed.padStart(14, '0');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
