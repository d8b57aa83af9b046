import type { ItemDocument } from '../../contract/document/item.ts';
import { sampleItem } from '../conformance/sample-documents.ts';

/** The nth item of a made-up clothes catalogue: common first words, a long tail of others. */
export function benchItem(n: number): ItemDocument {
  const words = [pick(garments, n), pick(brands, n * 7), invented(n), pick(colours, n * 3)];
  const [garment, brand, line, colour] = words;
  return sampleItem(`SKU-${n}`, {
    gtin: benchGtin(n),
    name: `${garment} ${brand} ${line} ${colour} taille ${36 + (n % 12)}`,
    category: garment ?? '',
    model: `M-${Math.floor(n / 12)}`,
    size: String(36 + (n % 12)),
    colour: colour ?? '',
    price: { minor: 990 + (n % 200) * 100, currency: 'EUR' },
  });
}

export function benchGtin(n: number): string {
  return `0${3_760_000_000_000 + n * 7}`;
}

/** What people type, common and rare, in any order, barcodes and parts of them. */
export const benchQueries = [
  'chemise bleue',
  'taille 38',
  'chaussures maison',
  'bleu marine',
  'collection',
  'pantalon bakato 42',
  'écru',
  'emise',
  'antalon beige',
  'sku-12345',
  '3760000012347',
  '12347',
  'zzz',
  't',
];

const garments = [
  'Chemise',
  'Chemisier',
  'Pantalon',
  'Chaussures',
  'Robe',
  'Veste',
  'Pull',
  'Jupe',
];
const brands = [
  'Maison Lune',
  'Atelier',
  'Petit Bateau bleu',
  'Collection Été',
  'Nordique',
  'Œuvre',
];
const colours = ['bleu marine', 'bleue', 'écru', 'beige', 'rouge', 'vert', 'noir', 'blanc cassé'];
const syllables = ['ba', 'co', 'da', 'fi', 'gu', 'ha', 'jo', 'ka', 'li', 'mo', 'nu', 'pa', 'to'];

function pick(words: readonly string[], n: number): string {
  return words[Math.floor(n / 3 + n) % words.length] ?? '';
}

function invented(n: number): string {
  const parts = [n, Math.floor(n / 13), Math.floor(n / 169)];
  return parts.map((part) => syllables[part % syllables.length]).join('');
}
