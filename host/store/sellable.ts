import type { ItemDocument } from '../../contract/document/item.ts';

/** Of items that carry one GTIN, the one to sell; a withdrawn one only if there is no other. */
export function sellableFirst(items: readonly ItemDocument[]): ItemDocument | null {
  return items.find(({ withdrawn }) => !withdrawn) ?? items[0] ?? null;
}

export function sellable(items: readonly ItemDocument[]): ItemDocument[] {
  return items.filter(({ withdrawn }) => !withdrawn);
}
