/** What an item's name may hold, in UTF-16 units (`contract/document/item.ts`). */
const longestName = 200;

/**
 * Controls, line separators, and the marks that turn the direction of text around: on a receipt or a
 * screen they would hide or reorder what stands beside the name.
 */
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A name in NFC, on one line, with single spaces, no longer than an item's may be. */
export function cleanName(text: string): { text: string; isShortened: boolean } {
  const clean = text.replace(unprintable, ' ').normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (clean.length <= longestName) return { text: clean, isShortened: false };
  // A character outside the basic plane takes two units: half of one is no text.
  const isHalf = /[\ud800-\udbff]$/.test(clean.slice(0, longestName));
  const cut = clean.slice(0, isHalf ? longestName - 1 : longestName).trimEnd();
  return { text: cut, isShortened: true };
}
