import { detail, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock, ReceiptDocument } from '../receipt/receipt-document.ts';
import type { ReceiptLanguage } from '../receipt/receipt-facts.ts';
import { gtinOnPaper, milliOnPaper, variantOnPaper } from './goods-on-paper.ts';

/** So much of an item that is to be taken from the shelf for one order. */
export interface PickLine {
  department: string;
  /** Category of the item: where in the department it stands. */
  shelf: string;
  sku: string;
  name: string;
  size: string;
  colour: string;
  gtin: string;
  quantityMilli: number;
  orderNumber: string;
  way: 'collect' | 'ship' | 'transfer';
}

const texts = {
  fr: {
    title: 'À PRÉLEVER',
    pieces: (count: string) => `${count} pièce(s)`,
    elsewhere: 'Autres rayons',
    way: { collect: 'retrait', ship: 'colis', transfer: 'autre magasin' },
  },
  en: {
    title: 'TO PICK',
    pieces: (count: string) => `${count} piece(s)`,
    elsewhere: 'Other shelves',
    way: { collect: 'collection', ship: 'parcel', transfer: 'another store' },
  },
} as const;

/**
 * All that a store has to take from its shelves, on one walk: by department and shelf, each item once with
 * the orders that wait for it. Says nothing of who ordered.
 */
export function pickingListPaper(facts: {
  language: ReceiptLanguage;
  store: string;
  /** Wall time at the store, `2026-11-22T14:05:33`. */
  at: string;
  lines: readonly PickLine[];
}): ReceiptDocument {
  const { language, store, at, lines } = facts;
  const text = texts[language];
  const sorted = lines.toSorted(
    (a, b) =>
      Number(a.department === '') - Number(b.department === '') ||
      a.department.localeCompare(b.department, language) ||
      a.shelf.localeCompare(b.shelf, language) ||
      a.name.localeCompare(b.name, language) ||
      a.sku.localeCompare(b.sku),
  );
  const shelves = Map.groupBy(sorted, ({ department, shelf }) =>
    [department || text.elsewhere, shelf].filter((part) => part !== '').join(' - '),
  );
  return {
    language,
    blocks: [
      pairBlock(text.title, text.pieces(milliOnPaper(sumOf(lines), language)), {
        weight: 'strong',
        size: 'large',
      }),
      pairBlock(store, paperFigures(language).moment(at), { size: 'small' }),
      ...[...shelves].flatMap(([shelf, there]): ReceiptBlock[] => [
        { kind: 'rule' },
        textBlock(shelf, { weight: 'strong' }),
        ...[...Map.groupBy(there, ({ sku }) => sku).values()].flatMap((same) =>
          itemBlocks(same, language),
        ),
      ]),
      { kind: 'space' },
    ],
  };
}

function itemBlocks(same: readonly PickLine[], language: ReceiptLanguage): ReceiptBlock[] {
  const [item] = same;
  if (!item) return [];
  return [
    pairBlock(`${milliOnPaper(sumOf(same), language)} × ${item.name}`, variantOnPaper(item)),
    ...(item.gtin === '' ? [] : [detail(gtinOnPaper(item.gtin))]),
    ...same.map(({ orderNumber, quantityMilli, way }) =>
      detail(
        `${orderNumber} (${texts[language].way[way]})`,
        same.length > 1 ? milliOnPaper(quantityMilli, language) : '',
      ),
    ),
  ];
}

function sumOf(lines: readonly PickLine[]): number {
  return lines.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
}
