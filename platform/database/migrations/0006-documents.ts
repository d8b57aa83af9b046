import type { Migration } from '../migration.ts';

/** What tills know: documents by scope, and the order in which they changed (decision 0022). */
export const documents: Migration = {
  number: 6,
  name: 'documents',
  sql: `
-- A document lives in one scope (network, region:ARA, store:LYO1, till:LYO1-2); a shared one has a row in each.
create table documents (
  scope text not null,
  -- The file of the till that its collection lies in: a feed is a scope and a file.
  file text not null check (file in ('till', 'catalog')),
  collection text not null,
  id text not null,
  -- Null: erased. The row stays until every till that may have the document has asked.
  content jsonb,
  seq bigint not null,
  primary key (scope, collection, id)
);
create index on documents (scope, file, seq);
create index on documents (seq) where content is null;

-- One row: which database this is, and how many changes there were.
create table feed_head (
  is_only boolean primary key default true check (is_only),
  epoch uuid not null default gen_random_uuid(),
  seq bigint not null default 0
);
insert into feed_head default values;

-- One row for each database transaction that changed documents: its changes end at last_seq. Its random
-- tag tells a till's position from the same number in a past that a restore took away.
create table feed_positions (
  last_seq bigint primary key,
  tag uuid not null default gen_random_uuid(),
  -- By the database's clock: several processes write here, and one of them forgets what is old.
  at timestamptz not null default now()
);
create index on feed_positions (at);

-- Work that one process does for all, and when it last began.
create table job_runs (
  name text primary key,
  started_at timestamptz not null
);

-- Stores near each other, which know of each other's stock by place. Empty: none.
alter table places add region_id text not null default '';

create table suppliers (
  id text primary key,
  name text not null,
  details jsonb not null
);

-- What a document can say. The entry that would pass it is set aside.
alter table stock
  add constraint stock_is_sayable check (abs(quantity_milli) <= 1000000000000),
  add constraint reserved_is_sayable check (reserved_milli <= 1000000000000),
  add constraint safety_is_sayable check (safety_milli between 0 and 1000000000000);
`,
};
