import type { Migration } from '../migration.ts';

/** Until when lines are kept, found by index; an entry may give back of an order in two ways. */
export const orderHolds: Migration = {
  number: 27,
  name: 'order holds',
  sql: `
-- Of its group, while something of the line may still expire; milliseconds.
alter table order_lines add column hold_until_ms bigint;
update order_lines set hold_until_ms = (
  select (extract(epoch from nullif(wanted ->> 'holdUntil', '')::timestamptz) * 1000)::bigint
  from orders head cross join lateral jsonb_array_elements(head.groups) wanted
  where head.order_id = order_lines.order_id
    and (wanted ->> 'number')::int = order_lines.group_number limit 1)
where fulfilment <> 'ship';
create index on order_lines (hold_until_ms, order_id) where hold_until_ms is not null;

-- What was cancelled before it left, and what came back of it, by one receipt.
alter table order_steps drop constraint order_steps_journal_id_sequence_order_id_key;
alter table order_steps add unique (journal_id, sequence, order_id, kind);
`,
};
