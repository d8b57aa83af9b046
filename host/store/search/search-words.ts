import { fold } from './fold.ts';

/** The longest prefix that the word index answers as a stream, however common it is. */
export const longestPrefix = 8;
/** The trigram index knows nothing shorter. */
const shortestInside = 3;
const longestText = 200;
const mostWords = 32;
const mostIndexedWords = 8;

/** The words that somebody typed, folded as the index is. Empty if there is no letter or digit. */
export function searchWords(text: string): string[] {
  const folded = fold(text.slice(0, longestText));
  return folded === '' ? [] : folded.split(' ').slice(0, mostWords);
}

/** FTS5 query: each word as a prefix. Words are letters and digits, so quotes can't be in them. */
export function prefixQuery(words: readonly string[]): string {
  return indexed(words)
    .map((word) => `"${[...word].slice(0, longestPrefix).join('')}"*`)
    .join(' ');
}

/**
 * FTS5 query for the inside of words, or null when no word is long enough, or one is so much of a
 * barcode that it can only be its beginning: every barcode of a retailer shares the trigrams of its
 * first digits, and to look through them all takes 50 ms in a million items.
 */
export function insideQuery(words: readonly string[]): string | null {
  if (words.some(isBarcodeBeginning)) return null;
  const long = indexed(words).filter((word) => [...word].length >= shortestInside);
  return long.length === 0 ? null : long.map((word) => `"${word}"`).join(' ');
}

export function isBarcodeBeginning(word: string): boolean {
  return /^\d{9,14}$/.test(word);
}

/** Whether the word index judges all that was typed; else part of what it gives is sorted out. */
export function isJudgedByPrefix(words: readonly string[]): boolean {
  return (
    words.length <= mostIndexedWords && words.every((word) => [...word].length <= longestPrefix)
  );
}

/** The same of the trigram index. */
export function isJudgedInside(words: readonly string[]): boolean {
  return (
    words.length <= mostIndexedWords && words.every((word) => [...word].length >= shortestInside)
  );
}

/** What the index can't say (long prefixes, short insides, the ninth word) is asked of the text. */
export function matchesByPrefix(text: string, words: readonly string[]): boolean {
  const spaced = ` ${text}`;
  return words.every((word) => spaced.includes(` ${word}`));
}

export function matchesInside(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** The longest words say most. */
function indexed(words: readonly string[]): string[] {
  return words.toSorted((a, b) => b.length - a.length).slice(0, mostIndexedWords);
}
