import type { Migration } from '../migration.ts';

/** What entries of the day say as rows (law 9), days of a journal added up, and what a store should reach. */
export const storeReport: Migration = {
  number: 10,
  name: 'store report',
  sql: `
-- Money that changed its place without a sale: drops, paid in and out, deposits, what a closing took out.
create table money_moves (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  place_id text not null,
  business_day text not null,
  kind text not null,
  from_place text not null,
  to_place text not null,
  type text not null,
  currency text not null,
  amount_minor bigint not null,
  pieces int not null,
  reason_code text not null,
  -- Of a bank deposit; 0 of anything else.
  slip_number bigint not null,
  primary key (journal_id, sequence, line)
);
create index on money_moves (place_id, business_day);

-- Counts against what the journal expected.
create table money_counts (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  place_id text not null,
  business_day text not null,
  purpose text not null check (purpose in ('opening', 'closing')),
  type text not null,
  currency text not null,
  expected_minor bigint not null,
  counted_minor bigint not null,
  difference_minor bigint not null,
  reason_code text not null,
  primary key (journal_id, sequence, line)
);
create index on money_counts (place_id, business_day);

create table closures (
  journal_id text not null,
  sequence bigint not null,
  place_id text not null,
  -- Of the entry itself: a late closure is written on a later day than it closes.
  business_day text not null,
  period text not null check (period in ('day', 'month', 'year')),
  number bigint not null,
  from_day text not null,
  through_day text not null,
  first_sequence bigint not null,
  last_sequence bigint not null,
  is_late boolean not null,
  totals jsonb not null,
  primary key (journal_id, sequence)
);
-- Where a day of a journal begins and ends.
create index on closures (journal_id, business_day, sequence);

insert into closures
  select journal_id, sequence, content -> 'store' ->> 'id', business_day, body ->> 'period',
         (body ->> 'number')::bigint, body ->> 'from', body ->> 'through',
         (body ->> 'firstSequence')::bigint, (body ->> 'lastSequence')::bigint,
         (body ->> 'late')::boolean, body -> 'totals'
  from (select journal_id, sequence, business_day, content, content -> 'body' as body
        from (select journal_id, sequence, business_day, text::jsonb as content
              from entries where type = 'closure' and type_version = 1 and format = 1) stored) said
  where content -> 'journal' ->> 'kind' = 'live'
    and not exists (select from quarantine aside
                    where aside.journal_id = said.journal_id and aside.sequence = said.sequence);

insert into money_moves
  select journal_id, sequence, row_number() over (partition by journal_id, sequence order by ordinal),
         content -> 'store' ->> 'id', business_day, kind, from_place, to_place, money ->> 'type',
         content -> 'totals' ->> 'currency', (money ->> 'amountMinor')::bigint,
         (money ->> 'pieces')::int, reason_code, slip_number
  from (select journal_id, sequence, business_day, type, text::jsonb as content
        from entries where type in ('money-moved', 'session-closed') and type_version = 1
          and format = 1) said
  cross join lateral (
    select ordinal, money, content -> 'body' ->> 'kind' as kind, content -> 'body' ->> 'from' as from_place,
           content -> 'body' ->> 'to' as to_place, content -> 'body' ->> 'reasonCode' as reason_code,
           (content -> 'body' ->> 'slipNumber')::bigint as slip_number
    from jsonb_array_elements(content -> 'body' -> 'money') with ordinality as moved (money, ordinal)
    where type = 'money-moved'
    union all
    select ordinal, money, 'closing', 'drawer', money ->> 'to', '', 0
    from jsonb_array_elements(content -> 'body' -> 'taken') with ordinality as taken (money, ordinal)
    where type = 'session-closed') moved
  where content -> 'journal' ->> 'kind' = 'live'
    and not exists (select from quarantine aside
                    where aside.journal_id = said.journal_id and aside.sequence = said.sequence);

insert into money_counts
  select journal_id, sequence, ordinal, content -> 'store' ->> 'id', business_day, purpose, count_type,
         content -> 'totals' ->> 'currency', counted - difference, counted, difference, reason_code
  from (select journal_id, sequence, business_day, type, text::jsonb as content
        from entries where type in ('session-opened', 'session-closed') and type_version = 1
          and format = 1) said
  cross join lateral (
    select 1 as ordinal, 'opening' as purpose, content -> 'body' -> 'counted' ->> 'type' as count_type,
           (content -> 'body' -> 'counted' ->> 'amountMinor')::bigint as counted,
           (content -> 'body' ->> 'differenceMinor')::bigint as difference,
           content -> 'body' ->> 'reasonCode' as reason_code
    where type = 'session-opened' and jsonb_typeof(content -> 'body' -> 'counted') = 'object'
    union all
    select ordinal, 'closing', tender ->> 'type', (tender ->> 'countedMinor')::bigint,
           (tender ->> 'differenceMinor')::bigint, tender ->> 'reasonCode'
    from jsonb_array_elements(content -> 'body' -> 'tenders') with ordinality as counted (tender, ordinal)
    where type = 'session-closed' and content -> 'body' ->> 'how' = 'counted') counted
  where content -> 'journal' ->> 'kind' = 'live'
    and not exists (select from quarantine aside
                    where aside.journal_id = said.journal_id and aside.sequence = said.sequence);

-- What was applied after its time (quarantine, an upgrade): days that were added up before count no more.
create table journal_refolds (
  journal_id text primary key,
  times int not null
);

-- A business day of a journal added up from its entries, by who sold: a cache, made again at any time.
create table journal_days (
  journal_id text not null,
  business_day text not null,
  -- As the journal's refolds were when its entries were read.
  refold int not null,
  next_sequence bigint not null,
  is_over boolean not null,
  by_seller jsonb not null,
  primary key (journal_id, business_day)
);

create table targets (
  store_id text not null references places,
  business_day text not null,
  amount_minor bigint not null check (amount_minor >= 0 and amount_minor < 1000000000000),
  primary key (store_id, business_day)
);

-- Stores of a demonstration, and the day before which their figures are made up.
create table demo_history (
  store_id text primary key references places,
  before_day text not null
);

-- Orders that wait to be handed over are asked for whatever their age.
create index on order_lines (journal_id, sequence) where state in ('pending', 'allocated', 'unfillable');
`,
};
