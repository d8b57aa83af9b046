import type { Migration } from '../migration.ts';

/** Which work validated an inventory: what another one corrects of it is set aside. */
export const inventoryClosedBy: Migration = {
  number: 29,
  name: 'inventory closed by',
  sql: `
-- Empty while nobody has, and of one that was dropped.
alter table stock_inventories add column closed_by text not null default '';
`,
};
