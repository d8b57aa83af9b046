import type { Migration } from '../migration.ts';

/** What was sold and leaves later (DESIGN §5), and the stock that is promised to it. */
export const orders: Migration = {
  number: 4,
  name: 'orders',
  sql: `
-- Promised to orders: what order_lines in the state 'allocated' hold of it.
alter table stock add column if not exists reserved_milli bigint not null default 0;
-- Kept back: never promised to an order.
alter table stock add column if not exists safety_milli bigint not null default 0;
alter table stock add constraint reserved_is_counted check (reserved_milli >= 0);
-- An order asks every place for one item.
create index on stock (sku, condition);

-- One for each entry with such lines; its place is its identity.
create table orders (
  journal_id text not null,
  sequence bigint not null,
  store_id text not null references places,
  receipt_number text not null,
  -- Random reference of the customer (law 6); empty when nobody was named.
  customer_id text not null,
  taken_at text not null,
  currency text not null,
  primary key (journal_id, sequence),
  foreign key (journal_id, sequence) references entries
);
create index on orders (store_id);

create table order_lines (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  sku text not null,
  name text not null,
  fulfilment text not null check (fulfilment in ('ship', 'pickup', 'reserve')),
  quantity_milli bigint not null check (quantity_milli > 0 and quantity_milli < 1000000000000),
  -- Given back before it left.
  cancelled_milli bigint not null default 0
    check (cancelled_milli >= 0 and cancelled_milli <= quantity_milli),
  amount_minor bigint not null,
  state text not null
    check (state in ('pending', 'allocated', 'unfillable', 'shipped', 'handed-over', 'cancelled')),
  source_id text references places,
  primary key (journal_id, sequence, line),
  foreign key (journal_id, sequence) references orders,
  check (state <> 'allocated' or source_id is not null)
);
create index on order_lines (source_id, sku) where state = 'allocated';

-- What an entry gave back of an order's line: its own key keeps it from happening twice.
create table order_cancels (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  of_journal_id text not null,
  of_sequence bigint not null,
  of_line int not null,
  quantity_milli bigint not null check (quantity_milli > 0),
  primary key (journal_id, sequence, line),
  foreign key (journal_id, sequence) references entries,
  foreign key (of_journal_id, of_sequence, of_line) references order_lines
);
`,
};
