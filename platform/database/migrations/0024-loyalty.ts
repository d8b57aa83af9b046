import type { Migration } from '../migration.ts';

/** What customers bought, by line, and what rewards took off it: points and tiers are worked out of it. */
export const loyalty: Migration = {
  number: 24,
  name: 'loyalty',
  sql: `
-- Random references only. Rows of entries: nothing here is ever changed.
create table loyalty_lines (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  customer_id text not null,
  business_day text not null,
  currency text not null,
  sku text not null,
  model text not null,
  category text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  quantity_milli bigint not null check (quantity_milli > 0),
  primary key (journal_id, sequence, line)
);
create index on loyalty_lines (customer_id);

create table loyalty_rewards (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  number int not null,
  reward_id text not null,
  off_minor bigint not null check (off_minor > 0),
  primary key (journal_id, sequence, line, number)
);

-- One row for each customer: the lock on what is told of them.
create table loyalty_ledgers (
  customer_id text primary key,
  -- What an earlier system had, as it was when the programme first counted them; null until then.
  opening_points bigint,
  opening_tier text,
  -- The day on which something changes by itself, and the programme that was counted by.
  review_on text,
  programme_hash text
);
create index on loyalty_ledgers (review_on);

-- Points spent that were not there; 0 once points that came late made it good.
create table loyalty_overdrafts (
  journal_id text not null,
  sequence bigint not null,
  customer_id text not null,
  points bigint not null,
  amount_minor bigint not null,
  found_at_ms bigint not null,
  primary key (journal_id, sequence)
);
create index on loyalty_overdrafts (customer_id);
`,
};
