/**
 * The words of a name as they are looked for: small letters, no accents, ligatures apart, each word once.
 * The platform's database says the same in SQL (`plain_words`); a test compares the two.
 */
export function nameWords(said: string): string[] {
  const plain = said
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[\u0300-\u036f]/g, '');
  return [...new Set(plain.split(between).filter((word) => word !== ''))];
}

/** White space and signs of ASCII, Latin-1 and general punctuation: named one by one, for SQL has no classes of Unicode. */
const between = /[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+/;

/** A slip of the finger is looked for in words of this length: in shorter ones it is another name. */
export const shortestSlippery = 4;

/**
 * The word, and what is left of it when one letter is missing. Two words that have one of these in common are
 * one letter apart: one too many, one too few, another one, or two that changed places.
 */
export function slipsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < shortestSlippery) return [word];
  const without = letters.map((_, at) => letters.toSpliced(at, 1).join(''));
  return [...new Set([word, ...without])];
}
