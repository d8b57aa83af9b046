import type { Migration } from '../migration.ts';

/** Goods that one store asks another one for. */
export const goodsRequests: Migration = {
  number: 22,
  name: 'goods requests',
  sql: `
-- A request by the work that asked; \`request\` is as both stores' tills have it.
create table goods_requests (
  id text primary key,
  request jsonb not null
);
-- Whose transfer was received.
create index on goods_requests using gin ((request -> 'transferIds'));
`,
};
