import type { Migration } from '../migration.ts';

/** Why an order's lines come from where they do, and what each place has to prepare on which day. */
export const allocations: Migration = {
  number: 15,
  name: 'allocations',
  sql: `
-- One for each time that a place was looked for; the latest counts.
create table order_allocations (
  order_id text not null,
  line int not null,
  number int not null,
  at_ms bigint not null,
  quantity_milli bigint not null,
  -- [{sourceId, quantityMilli, leavesOn, transferTo}]; empty: nobody had it.
  parts jsonb not null,
  explanation jsonb not null,
  primary key (order_id, line, number),
  foreign key (order_id, line) references order_lines
);

-- Counted while something of it still is to be prepared there.
create table planned_parcels (
  order_id text not null references orders,
  group_number int not null,
  -- A place or a supplier.
  place_id text not null,
  day text not null,
  primary key (order_id, group_number, place_id)
);
create index on planned_parcels (place_id, day);
`,
};
