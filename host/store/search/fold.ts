/**
 * Text as it is searched: lower case, without accents and ligatures, words separated by one space,
 * all else left out. `Œufs « Bio », 6×` becomes `oeufs bio 6`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(ligatures, (letter) => ligatureLetters[letter] ?? letter)
    .replace(separators, ' ')
    .trim();
}

const marks = /\p{M}+/gu;
const separators = /[^\p{L}\p{N}]+/gu;
/** Letters that no Unicode decomposition takes apart. */
const ligatureLetters: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const ligatures = new RegExp(`[${Object.keys(ligatureLetters).join('')}]`, 'g');
