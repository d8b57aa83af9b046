import type { Migration } from '../migration.ts';

/** What was paid of an order's lines after it was placed. */
export const paidOrderLines: Migration = {
  number: 20,
  name: 'paid order lines',
  sql: `
-- Of what was due of it: the sum of its payments.
alter table order_lines add column paid_minor bigint not null default 0;

-- A line of a transaction that pays a line of an order.
create table order_line_payments (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  order_id text not null,
  order_line int not null,
  amount_minor bigint not null,
  primary key (journal_id, sequence, line),
  foreign key (journal_id, sequence) references entries,
  foreign key (order_id, order_line) references order_lines
);
`,
};
