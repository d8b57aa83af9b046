import type { ItemDocument } from '../../../contract/document/item.ts';
import { rankItems } from './rank-items.ts';
import { searchText } from './search-text.ts';
import { insideQuery, matchesByPrefix, matchesInside, searchWords } from './search-words.ts';

/** Below so many hits by prefix, the inside of words is searched too. */
export const enoughHits = 5;

/** What `ItemSearch` finds, by looking at every item: for a catalogue in memory. */
export function findItems(
  items: readonly ItemDocument[],
  text: string,
  limit: number,
): ItemDocument[] {
  const words = searchWords(text);
  if (words.length === 0 || limit <= 0) return [];
  const texts = items.flatMap((item) => {
    const itemText = searchText('item', item);
    return itemText === null ? [] : [{ item, itemText }];
  });
  const byPrefix = texts.filter(({ itemText }) => matchesByPrefix(itemText, words));
  const found = rankItems(
    byPrefix.map(({ item }) => item),
    words,
  );
  if (found.length < enoughHits && insideQuery(words) !== null) {
    const others = texts.filter(
      (one) => !byPrefix.includes(one) && matchesInside(one.itemText, words),
    );
    const rest = others.map(({ item }) => item);
    found.push(...rankItems(rest, words));
  }
  return found.slice(0, limit);
}
