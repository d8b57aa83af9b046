import type { Migration } from '../migration.ts';

/** Goods on their way between stores. */
export const goodsNotices: Migration = {
  number: 17,
  name: 'goods notices',
  sql: `
-- A transfer by the work that sent it; \`notice\` is as both stores' tills have it.
create table goods_notices (
  id text primary key,
  notice jsonb not null
);
`,
};
