import { departments, departmentsSetting } from '../../contract/document/catalogue-layout.ts';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { FoundModel } from '../../contract/host/calls/item-calls.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { fold } from '../store/search/fold.ts';
import { isWholeMatch } from '../store/search/rank-items.ts';
import { searchWords } from '../store/search/search-words.ts';
import { foundModels } from './found-models.ts';
import type { PricedCatalogue } from './store-price.ts';

/** Matching items that are looked at to find the models; who means one among more types another word. */
const mostMatching = 200;
const mostCategories = 3;

interface FoundByWords {
  models: FoundModel[];
  isCut: boolean;
  /** Categories that the words name. */
  categories: string[];
}

/**
 * Models by what somebody types, and the categories that are called so. Where nothing fits, the words
 * are taken without the endings of the plural and the feminine: « robes noires » finds « Robe … Noir ».
 */
export async function searchModels(
  catalogue: PricedCatalogue,
  text: string,
  limit: number,
): Promise<FoundByWords> {
  const { documents } = catalogue;
  const { items, words } = await itemsByWords(documents, searchWords(text));
  const isMeant = (item: ItemDocument): boolean => isWholeMatch(item, words);
  const found = await foundModels(catalogue, items, { limit, isMeant });
  return { ...found, categories: await categoriesNamed(documents, searchWords(text)) };
}

async function itemsByWords(
  documents: Documents,
  typed: readonly string[],
): Promise<{ items: ItemDocument[]; words: readonly string[] }> {
  for (const ending of [null, /[sx]$/, /(?:es|e|s|x)$/]) {
    const words = ending ? typed.map((word) => withoutEnding(word, ending)) : typed;
    const items = await documents.searchItems(words.join(' '), mostMatching);
    if (items.length > 0) return { items, words };
  }
  return { items: [], words: typed };
}

/** Of a word that is long enough to have one. */
function withoutEnding(word: string, ending: RegExp): string {
  return word.length > 3 && !/\d/.test(word) ? word.replace(ending, '') : word;
}

async function categoriesNamed(documents: Documents, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const setting = await documents.get('settings', departmentsSetting);
  const layout = departments.safeParse(setting?.value).data ?? [];
  const names = layout.flatMap(({ categories }) => categories.map(({ name }) => name));
  const isNamed = (name: string): boolean => {
    const own = fold(name).split(' ');
    return words.every((word) => own.some((part) => part.startsWith(word)));
  };
  return names.filter(isNamed).slice(0, mostCategories);
}
