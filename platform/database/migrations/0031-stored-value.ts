import type { Migration } from '../migration.ts';

/** What entries put on gift cards, avoirs and deposits and took off them: a balance is their sum. */
export const storedValue: Migration = {
  number: 31,
  name: 'stored value',
  sql: `
-- Rows of entries: nothing here is ever changed. Line 0: a tender.
create table stored_value_rows (
  journal_id text not null,
  sequence bigint not null,
  position int not null,
  number text not null,
  line int not null,
  amount_minor bigint not null check (abs(amount_minor) < 1000000000000),
  currency text not null,
  place_id text not null,
  company_id text not null,
  business_day text not null,
  primary key (journal_id, sequence, position),
  foreign key (journal_id, sequence) references entries
);
create index on stored_value_rows (number);

-- One row for each number: the lock on it, and what the task about it said was taken beyond what was there.
create table stored_values (
  number text primary key,
  overdrawn_minor bigint not null default 0
);

-- Which till takes of a number now, for which basket, until when: no other till may meanwhile.
create table stored_value_holds (
  number text not null,
  till_id text not null,
  basket_id text not null,
  until_ms bigint not null,
  primary key (number, till_id, basket_id)
);

-- What is here already. A deposit on goods of several rates has a line for each and counts once.
insert into stored_value_rows
  (journal_id, sequence, position, number, line, amount_minor, currency, place_id, company_id, business_day)
select journal_id, sequence,
       row_number() over (partition by journal_id, sequence order by is_tender, line, at) - 1,
       number, line, amount_minor, said->'body'->>'currency', said->'store'->>'id',
       said->'company'->>'id', business_day
from (
  select entry.journal_id, entry.sequence, entry.business_day, entry.said, false as is_tender,
         line.said->>'serialNumber' as number, min((line.said->>'number')::int) as line, 0 as at,
         sum((line.said->>'grossMinor')::bigint)::bigint as amount_minor
  from (
    select entries.journal_id, entries.sequence, entries.business_day, entries.text::jsonb as said
    from entries join journals on journals.id = entries.journal_id and journals.kind = 'live'
    where entries.type = 'transaction'
      and (entries.text like '%"accounting":"liability"%' or entries.text like '%"accounting":"deposit"%')
      and not exists (select from quarantine where quarantine.journal_id = entries.journal_id
        and quarantine.sequence = entries.sequence)
      and not exists (select from unread_entries unread where unread.journal_id = entries.journal_id
        and unread.sequence = entries.sequence)) as entry
  cross join lateral jsonb_array_elements(entry.said->'body'->'lines') as line (said)
  where (line.said->>'accounting' = 'liability' and line.said->>'serialNumber' ~ '^G[0-9A-Z]{11}$')
     or (line.said->>'accounting' = 'deposit' and line.said->>'serialNumber' ~ '^D[0-9A-Z]{11}$')
  group by entry.journal_id, entry.sequence, entry.business_day, entry.said,
           line.said->>'serialNumber', line.said->'returnOf' = 'null'::jsonb
  union all
  select entry.journal_id, entry.sequence, entry.business_day, entry.said, true,
         tender.said->>'reference', 0, (tender.said->>'number')::int,
         0 - (tender.said->>'tenderedMinor')::bigint
  from (
    select entries.journal_id, entries.sequence, entries.business_day, entries.text::jsonb as said
    from entries join journals on journals.id = entries.journal_id and journals.kind = 'live'
    where entries.type = 'transaction'
      and (entries.text like '%"kind":"gift-card"%' or entries.text like '%"kind":"store-credit"%')
      and not exists (select from quarantine where quarantine.journal_id = entries.journal_id
        and quarantine.sequence = entries.sequence)
      and not exists (select from unread_entries unread where unread.journal_id = entries.journal_id
        and unread.sequence = entries.sequence)) as entry
  cross join lateral jsonb_array_elements(entry.said->'body'->'tenders') as tender (said)
  where (tender.said->>'kind' = 'gift-card' and tender.said->>'reference' ~ '^G[0-9A-Z]{11}$')
     or (tender.said->>'kind' = 'store-credit' and tender.said->>'reference' ~ '^A[0-9A-Z]{11}$')
) as found;
insert into stored_values (number) select distinct number from stored_value_rows;
`,
};
