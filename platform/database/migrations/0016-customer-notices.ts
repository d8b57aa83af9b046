import type { Migration } from '../migration.ts';

/** What customers are to be told, in the order it came up. Who sends it takes it from here. */
export const customerNotices: Migration = {
  number: 16,
  name: 'customer notices',
  sql: `
create table customer_notices (
  -- The entry that it comes of.
  journal_id text not null,
  sequence bigint not null,
  store_id text not null,
  -- Random id of the customer; where they are reached is in their document.
  customer_id text not null,
  subject text not null,
  -- As \`subject\` has states.
  state text not null,
  reference text not null,
  queued_at_ms bigint not null,
  sent_at_ms bigint,
  primary key (journal_id, sequence)
);
create index on customer_notices (queued_at_ms) where sent_at_ms is null;
`,
};
