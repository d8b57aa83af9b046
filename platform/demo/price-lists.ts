import type { ItemDocument } from '../../contract/document/item.ts';
import { type PriceDocument, priceId } from '../../contract/document/price.ts';
import { franchisee } from './companies.ts';

/** A price list of the demo, and whose it is: a company's, a store's, or that of professionals. */
export interface DemoPriceList {
  id: string;
  name: string;
  kind: 'store' | 'company' | 'professional';
  storeId: string | null;
  companyId: string | null;
}

/** The franchisee sells dearer than the chain; its store in Nantes has a few prices of its own. */
export const demoPriceLists: readonly DemoPriceList[] = [
  {
    ...{ id: 'atlantique', name: 'Lumen Atlantique', kind: 'company' },
    ...{ storeId: null, companyId: franchisee.id },
  },
  {
    ...{ id: 'nantes', name: 'Nantes Crébillon', kind: 'store' },
    ...{ storeId: 'NTE1', companyId: null },
  },
  {
    ...{ id: 'pro', name: 'Professionnels', kind: 'professional' },
    ...{ storeId: null, companyId: null },
  },
];

/** Advent at the franchisee's: candles and toys for less. */
const advent = { from: '2026-12-01', through: '2026-12-24' };
const adventCategories = new Set(['Bougies et parfums', 'Jeux et jouets', 'Décoration']);
const professionalCategories = new Set(['Vaisselle', 'Luminaires', 'Chaises et fauteuils']);

/** What the demo's lists ask, the same at every run; most items are in none and sell at their base price. */
export function demoPrices(items: readonly ItemDocument[]): PriceDocument[] {
  return items.flatMap((item) => [
    ...companyPrice(item),
    ...storePrice(item),
    ...professionalPrice(item),
  ]);
}

/** Of the hand-written models and one in forty of the others, from 20 € up. */
function companyPrice(item: ItemDocument): PriceDocument[] {
  const number = Number(item.model.replace(/\D/g, ''));
  const isListed = item.model.startsWith('ML') || number % 40 === 0;
  if (!isListed || item.price.minor < 2_000) return [];
  const minor = ending90(item.price.minor * 1.05);
  const price = { minor, currency: item.price.currency };
  const cheaper = { ...price, minor: ending90(minor * 0.9) };
  return [
    {
      ...listed('atlantique', item.id),
      price,
      ...(adventCategories.has(item.category) && { windows: [{ ...advent, price: cheaper }] }),
    },
  ];
}

/** « Pull col V mérinos » below everybody's, and a day of the neighbourhood for its scarf. */
function storePrice({ id, model, price }: ItemDocument): PriceDocument[] {
  const { currency } = price;
  if (model === 'ML001')
    return [{ ...listed('nantes', id), price: { minor: price.minor - 1_000, currency } }];
  if (model !== 'ML008') return [];
  const windows = [
    { from: '2026-12-05', through: '2026-12-05', price: { minor: 3_950, currency } },
  ];
  return [{ ...listed('nantes', id), windows }];
}

function professionalPrice({ id, model, category, price }: ItemDocument): PriceDocument[] {
  if (!model.startsWith('ML') || !professionalCategories.has(category)) return [];
  const minor = Math.round(price.minor * 0.85);
  return [{ ...listed('pro', id), price: { minor, currency: price.currency } }];
}

function listed(list: string, sku: string) {
  return { id: priceId(list, sku), kind: 'price' as const, list, sku };
}

/** The nearest price of the trade: whole euros and 90 cents. */
function ending90(minor: number): number {
  return Math.max(90, Math.round(minor / 100) * 100 - 10);
}
