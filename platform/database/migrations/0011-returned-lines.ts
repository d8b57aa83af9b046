import type { Migration } from '../migration.ts';

/** What came back of what was sold, whoever took it back; and where more came back than was sold. */
export const returnedLines: Migration = {
  number: 11,
  name: 'returned lines',
  sql: `
create table returned_lines (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  -- What was sold: the line of an entry; of an order that no till took its id, and 0.
  of_journal_id text not null,
  of_sequence bigint not null,
  of_line int not null,
  place_id text not null,
  currency text not null,
  quantity_milli bigint not null check (quantity_milli > 0 and quantity_milli < 1000000000000),
  refunded_minor bigint not null,
  primary key (journal_id, sequence, line)
);
create index on returned_lines (of_journal_id, of_sequence, of_line);

-- Found when the entries were applied; nothing was corrected.
create table return_conflicts (
  of_journal_id text not null,
  of_sequence bigint not null,
  of_line int not null,
  sold_milli bigint not null,
  returned_milli bigint not null,
  paid_minor bigint not null,
  refunded_minor bigint not null,
  at_risk_minor bigint not null check (at_risk_minor >= 0),
  found_at_ms bigint not null,
  primary key (of_journal_id, of_sequence, of_line)
);

-- What is here already.
insert into returned_lines
  (journal_id, sequence, line, of_journal_id, of_sequence, of_line, place_id, currency,
   quantity_milli, refunded_minor)
select entry.journal_id, entry.sequence, (line.said->>'number')::int,
       line.said->'returnOf'->>'journalId', (line.said->'returnOf'->>'sequence')::bigint,
       (line.said->'returnOf'->>'line')::int,
       entry.said->'store'->>'id', entry.said->'body'->>'currency',
       (0 - (line.said->'quantity'->>'value')::bigint)
         * (10 ^ (3 - (line.said->'quantity'->>'scale')::int))::bigint,
       0 - (line.said->>'grossMinor')::bigint
from (
  select entries.journal_id, entries.sequence, entries.text::jsonb as said
  from entries join journals on journals.id = entries.journal_id and journals.kind = 'live'
  where entries.type = 'transaction' and entries.text like '%"fulfilment":"return"%'
    and not exists (select from quarantine where quarantine.journal_id = entries.journal_id
      and quarantine.sequence = entries.sequence)
    and not exists (select from unread_entries unread where unread.journal_id = entries.journal_id
      and unread.sequence = entries.sequence)) as entry
cross join lateral jsonb_array_elements(entry.said->'body'->'lines') as line (said)
where line.said->>'fulfilment' = 'return' and line.said->'returnOf' ? 'journalId'
  and (line.said->'quantity'->>'value')::bigint < 0;
`,
};
