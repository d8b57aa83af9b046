import type { Migration } from '../migration.ts';

/** What the customer of an order says to collect it. */
export const collectCodes: Migration = {
  number: 19,
  name: 'collect codes',
  sql: `
-- Empty of an order of before, and where only a paper of the customer's will do.
alter table orders add column collect_code text not null default '';
update documents set content = content || '{"collectCode": ""}'::jsonb
where collection = 'orders' and content is not null and not content ? 'collectCode';
`,
};
