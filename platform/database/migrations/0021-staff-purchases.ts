import type { Migration } from '../migration.ts';

/** What the staff bought at the staff price: the rows of the entries, and their sum for each person and year. */
export const staffPurchases: Migration = {
  number: 21,
  name: 'staff purchases',
  sql: `
create table staff_purchases (
  journal_id text not null,
  sequence bigint not null,
  operator_id text not null,
  year text not null,
  amount_minor bigint not null,
  primary key (journal_id, sequence, operator_id)
);
-- Its row is the lock on the document that tells the tills.
create table staff_totals (
  operator_id text not null,
  year text not null,
  bought_minor bigint not null,
  primary key (operator_id, year)
);
`,
};
