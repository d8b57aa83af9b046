import type { Migration } from '../migration.ts';

/** What companies bought on account: the rows of the entries, and their sum for each customer. */
export const businessAccounts: Migration = {
  number: 12,
  name: 'business accounts',
  sql: `
create table account_charges (
  journal_id text not null,
  sequence bigint not null,
  customer_id text not null,
  amount_minor bigint not null,
  primary key (journal_id, sequence)
);
-- Its row is the lock on the customer's document too: who writes that holds it.
create table account_balances (
  customer_id text primary key,
  charged_minor bigint not null
);
`,
};
