import type { ItemDocument } from '../../contract/document/item.ts';
import type { GoodsNotice } from '../../domain/stock-works/goods-notice.ts';
import { demoSuppliers } from './suppliers.ts';

/** Where the demo's own till stands. */
const demoStoreId = 'LYO1';

/** What is on its way to the demo till's store when the platform starts; nobody said for which day. */
export function demoDeliveries(items: readonly ItemDocument[]): GoodsNotice[] {
  return demoSuppliers.slice(1, 3).map(({ id, name }, index) => ({
    ...{ id: `BL-${String(20_417 + index)}`, state: 'sent', fromId: id, toId: demoStoreId },
    delivery: { name, expectedOn: '' },
    lines: items.slice(index * 3, index * 3 + 3).map((item, line) => ({
      ...{ sku: item.id, gtin: item.gtin, sentMilli: (2 + line) * 1_000 },
      label: [item.name, item.size, item.colour].filter(Boolean).join(' · '),
      ...{ receivedMilli: null, damagedMilli: 0 },
    })),
  }));
}
