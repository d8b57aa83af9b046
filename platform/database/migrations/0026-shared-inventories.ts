import type { Migration } from '../migration.ts';

/** Inventories that several tills of a store count. */
export const sharedInventories: Migration = {
  number: 26,
  name: 'shared inventories',
  sql: `
create table stock_inventories (
  id text primary key,
  store_id text not null,
  is_open boolean not null
);
-- By the work that counts it; \`zone\` is as the store's tills have it. Gone with its inventory.
create table inventory_zones (
  id text primary key,
  inventory_id text not null,
  zone jsonb not null
);
create index on inventory_zones (inventory_id);
`,
};
