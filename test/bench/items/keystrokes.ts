import type { CatalogueItem } from './catalogue-item.ts';

/**
 * What somebody at the till types to find these items, in plain letters: the first word of a name, the
 * first two, or the longest.
 */
export function searchTexts(items: readonly CatalogueItem[]): string[] {
  return items.flatMap(({ name }, index) => {
    const words = plain(name)
      .split(/[^a-z]+/)
      .filter((word) => word.length > 2);
    const longest = words.toSorted((a, b) => b.length - a.length).slice(0, 1);
    const typed = [words.slice(0, 1), words.slice(0, 2), longest][index % 3] ?? [];
    return typed.length === 0 ? [] : [typed.join(' ').slice(0, 16).trim()];
  });
}

/** `pain` typed: after each key what it is and what the search is asked for. */
export function keystrokesOf(text: string): { key: string; asked: string }[] {
  return [...text].map((key, index) => ({ key, asked: text.slice(0, index + 1).trim() }));
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase();
}
