import { valueAt } from '../engine/value-at.ts';
import { fold } from './fold.ts';

/** What kind of document is searchable. A name, not a function: shapes are sent to the worker. */
export type SearchKind = 'item';

/**
 * The folded text of a document for both search tables, or null when it may not be found (erased,
 * withdrawn). Punctuated skus and zero-padded GTINs are there in the forms that people type.
 */
export function searchText(kind: SearchKind, document: object): string | null {
  switch (kind) {
    case 'item':
      return itemSearchText(document);
  }
}

function itemSearchText(document: object): string | null {
  const [name, sku, gtin] = [text(document, 'name'), text(document, 'id'), text(document, 'gtin')];
  const isHidden = valueAt(document, ['_deleted']) === true;
  if (isHidden || valueAt(document, ['withdrawn']) === true) return null;
  const foldedSku = fold(sku);
  const attributes = ['colour', 'size', 'brand'].map((field) => text(document, field));
  const words = [fold([name, ...attributes].join(' ')), foldedSku];
  const compactSku = foldedSku.replaceAll(' ', '');
  if (compactSku !== foldedSku) words.push(compactSku);
  if (gtin) words.push(gtin, gtin.replace(/^0+/, ''));
  return words.join(' ');
}

function text(document: object, field: string): string {
  const value = valueAt(document, [field]);
  return typeof value === 'string' ? value : '';
}
