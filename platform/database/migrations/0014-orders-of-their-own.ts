import type { Migration } from '../migration.ts';

/**
 * Orders have an identity of their own: an entry's place, or the web shop's word. A line is in parts, each
 * from one place and in one state.
 */
export const ordersOfTheirOwn: Migration = {
  number: 14,
  name: 'orders of their own',
  sql: `
alter table order_lines drop constraint order_lines_journal_id_sequence_fkey;
alter table order_cancels drop constraint order_cancels_of_journal_id_of_sequence_of_line_fkey;
alter table order_lines drop constraint order_lines_pkey;
alter table orders drop constraint orders_pkey;

-- '<journal>/<sequence>' of the entry that placed it, or 'web-<id>'.
alter table orders add column order_id text;
update orders set order_id = journal_id || '/' || sequence;
alter table orders add primary key (order_id);
-- Null of an order that no till took.
alter table orders alter column journal_id drop not null;
alter table orders alter column sequence drop not null;
create unique index on orders (journal_id, sequence);
-- What the customer reads and says; of an order that was paid at once in the old way its receipt's.
alter table orders add column number text not null default '';
update orders set number = receipt_number;
create index on orders (number);
-- Groups of the order, as it was placed (contract/document/order.ts).
alter table orders add column groups jsonb not null default '[]';
update orders set groups = (
  select jsonb_agg(jsonb_build_object(
    'number', case way.fulfilment when 'ship' then 1 when 'pickup' then 2 else 3 end,
    'fulfilment', way.fulfilment,
    'placeId', case way.fulfilment when 'ship' then '' else orders.store_id end,
    'method', case way.fulfilment when 'ship' then 'standard' else '' end,
    'feeLine', 0, 'latest', '', 'holdUntil', '',
    'promise', jsonb_build_object('level', 'on-request', 'from', '', 'through', '')) order by way.fulfilment desc)
  from (select distinct line.fulfilment from order_lines line
        where line.journal_id = orders.journal_id and line.sequence = orders.sequence) way);
-- Number of the deposit taken on it; empty without one.
alter table orders add column deposit_number text not null default '';

-- Stores whose tills were told of it: they hear how it goes on.
alter table orders add column told_stores jsonb not null default '[]';
update orders set told_stores = jsonb_build_array(store_id);

-- The transactions that paid it or a part of it.
create table order_payments (
  journal_id text not null,
  sequence bigint not null,
  order_id text not null references orders,
  primary key (journal_id, sequence, order_id),
  foreign key (journal_id, sequence) references entries
);
create index on order_payments (order_id);
insert into order_payments select journal_id, sequence, order_id from orders;

alter table order_lines add column order_id text;
update order_lines set order_id = journal_id || '/' || sequence;
alter table order_lines add primary key (order_id, line);
alter table order_lines add foreign key (order_id) references orders;
-- Of the groups; and of the amount what is paid at the hand-over.
alter table order_lines add column group_number int not null default 1;
update order_lines set group_number = case fulfilment when 'ship' then 1 when 'pickup' then 2 else 3 end;
alter table order_lines add column due_minor bigint not null default 0;

create table order_parts (
  order_id text not null,
  line int not null,
  part int not null,
  quantity_milli bigint not null check (quantity_milli > 0 and quantity_milli < 1000000000000),
  state text not null check (state in ('unfillable', 'short', 'placed', 'allocated', 'picking', 'packed',
    'ready', 'shipped', 'handed-over', 'delivered', 'returned', 'cancelled')),
  -- Empty while no place was chosen.
  source_id text not null,
  primary key (order_id, line, part),
  foreign key (order_id, line) references order_lines,
  check (source_id <> '' or state not in ('allocated', 'picking', 'packed', 'ready'))
);
insert into order_parts (order_id, line, part, quantity_milli, state, source_id)
  select order_id, line, 1, quantity_milli,
         case state when 'pending' then 'placed' else state end, coalesce(source_id, '')
  from order_lines;
create index on order_parts (source_id) where state in ('allocated', 'picking', 'packed', 'ready');
create index on order_parts (order_id) where state in ('unfillable', 'short', 'placed');
alter table order_lines drop column state;
alter table order_lines drop column source_id;
alter table order_lines drop column cancelled_milli;
alter table order_lines drop column journal_id;
alter table order_lines drop column sequence;

alter table order_cancels add column order_id text;
update order_cancels set order_id = of_journal_id || '/' || of_sequence;
alter table order_cancels alter column order_id set not null;
alter table order_cancels rename column of_line to order_line;
alter table order_cancels drop column of_journal_id;
alter table order_cancels drop column of_sequence;
alter table order_cancels add foreign key (order_id, order_line) references order_lines;

-- What was done with an order, by an entry of a till or by the platform itself (then without one).
create table order_steps (
  order_id text not null references orders,
  number int not null,
  at_ms bigint not null,
  kind text not null,
  -- Where it was done; empty of what the platform decided.
  place_id text not null,
  -- [{line, quantityMilli}]
  lines jsonb not null,
  reason_code text not null default '',
  -- Why it changed nothing, where it came too late; empty where it did.
  refused text not null default '',
  journal_id text,
  sequence bigint,
  primary key (order_id, number),
  unique (journal_id, sequence, order_id),
  foreign key (journal_id, sequence) references entries
);

-- What tills that come later are told of earlier orders; those that were told change it by themselves.
update documents set content = (content - 'lines') || jsonb_build_object(
  'number', content ->> 'receiptNumber', 'depositNumber', '',
  'groups', (select groups from orders where order_id = documents.id),
  'lines', (
    select jsonb_agg((line - 'fulfilment' - 'state' - 'sourceId') || jsonb_build_object(
      'group', case line ->> 'fulfilment' when 'ship' then 1 when 'pickup' then 2 else 3 end,
      'dueMinor', 0,
      'parts', jsonb_build_array(jsonb_build_object(
        'part', 1, 'quantityMilli', line -> 'quantityMilli', 'sourceId', line -> 'sourceId',
        'state', case line ->> 'state' when 'pending' then 'placed' else line ->> 'state' end)))
      order by (line ->> 'line')::int)
    from jsonb_array_elements(content -> 'lines') line))
where collection = 'orders' and content is not null;
`,
};
