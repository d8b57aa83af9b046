import type { CatalogueItem } from './catalogue-item.ts';
import * as words from './french-words.ts';

/**
 * The nth item of an endless made-up catalogue: always the same for the same number, a third each
 * food, clothes and houseware. About 600 words of French labels and 9,000 made-up brands and lines.
 */
export function madeUpItem(n: number): CatalogueItem {
  return { gtin: gtinOf(n), name: nameOf(n) };
}

/** In GS1's range for use inside a company, so that none is a real item's. */
function gtinOf(n: number): string {
  const digits = `29${String(n).padStart(10, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function nameOf(n: number): string {
  // Every part turns at a pace of its own, or the same words would always come together.
  const kind = n % 3;
  const k = mix(n);
  const brand = madeUpWord(mix(Math.floor(n / 40)) % 4_500);
  if (kind === 0) {
    const food = pick(words.foods, k, 1);
    const filling = pick(words.fillings, k, 2);
    return `${food} ${liaison(filling)} ${pick(words.qualities, k, 3)} ${brand} ${pick(words.packs, k, 4)}`;
  }
  const line = madeUpWord(4_500 + (mix(Math.floor(n / 12)) % 4_500));
  const colour = pick(words.colours, k, 6);
  if (kind === 1) {
    const garment = `${pick(words.garments, k, 7)} en ${pick(words.fabrics, k, 5)}`;
    return `${garment} ${brand} ${line} ${colour} taille ${34 + (k % 14)}`;
  }
  return `${pick(words.houseware, k, 8)} ${brand} ${line} ${pick(words.materials, k, 5)} ${colour}`;
}

function liaison(word: string): string {
  return /^[aeéiouhœ]/i.test(word) ? `à l’${word}` : `au ${word}`;
}

const onsets = 'b br c ch d f fl g gr j l m n p pl r s t tr v'.split(' ');
const vowels = 'a e é i o ou u ai on an'.split(' ');
const endings = 'lle ne tte ssier din ret nnec lac gny ville mont rel'.split(' ');

/** The same number gives the same word, and another number another one. */
function madeUpWord(n: number): string {
  const first = onsets[n % onsets.length] ?? '';
  const vowel = vowels[Math.floor(n / 20) % vowels.length] ?? '';
  const ending = endings[Math.floor(n / 200) % endings.length] ?? '';
  const middle = ['', 'ri', 'la', 'do', 'mé'][Math.floor(n / 2_400)] ?? '';
  const word = `${first}${vowel}${middle}${ending}`;
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

function pick(list: readonly string[], k: number, part: number): string {
  return list[mix(k + part * 7_919) % list.length] ?? '';
}

/** A number that looks random and is not (the finaliser of MurmurHash3). */
function mix(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
