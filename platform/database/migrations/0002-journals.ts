import type { Migration } from '../migration.ts';

/** The collected journals: what tills said, verbatim (laws 4 to 7). */
export const journals: Migration = {
  number: 2,
  name: 'journals',
  sql: `
create table journals (
  id text primary key,
  till_id text not null references tills,
  kind text not null check (kind in ('live', 'training')),
  state text not null check (state in ('open', 'sealed')),
  -- Everything up to here is stored: what is acknowledged.
  through bigint not null check (through > 0),
  -- What the next entry must continue.
  hash text not null,
  key_id text not null,
  segment bigint not null,
  types jsonb not null
);
create index on journals (till_id);

-- Every key that ever signed a journal.
create table journal_keys (
  journal_id text not null references journals,
  key_id text not null,
  public_key jsonb not null,
  primary key (journal_id, key_id)
);

create table entries (
  journal_id text not null references journals,
  sequence bigint not null,
  segment bigint not null,
  type text not null,
  type_version int not null,
  type_sequence bigint not null,
  business_day text not null,
  format int not null,
  -- The signed bytes as the UTF-8 text they are; hashed and verified as they stand.
  text text not null,
  hash text not null,
  signature text not null,
  key_id text not null,
  received_at_ms bigint not null,
  primary key (journal_id, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'entries are append-only' using errcode = 'restrict_violation';
end $$;
create trigger entries_never_change before update or delete on entries
  for each row execute function refuse_change();
create trigger entries_are_never_emptied before truncate on entries
  for each statement execute function refuse_change();

-- The personal part beside an entry; erased without touching it (law 6).
create table personal_parts (
  journal_id text not null,
  sequence bigint not null,
  reference text not null,
  salt text not null,
  text text not null,
  primary key (journal_id, sequence),
  foreign key (journal_id, sequence) references entries
);
create index on personal_parts (reference);

-- A till that was offline may still send parts that were erased meanwhile; they are not stored.
create table erased_references (
  reference text primary key,
  erased_at_ms bigint not null
);

-- The other past of a journal: kept, for somebody must look at it.
create table forked_entries (
  journal_id text not null references journals,
  sequence bigint not null,
  hash text not null,
  text text not null,
  signature text not null,
  key_id text not null,
  received_at_ms bigint not null,
  primary key (journal_id, sequence, hash)
);
`,
};
