import type { Migration } from '../migration.ts';

/** What entries changed, row by row (law 9), and which entries have not been applied. */
export const effects: Migration = {
  number: 3,
  name: 'effects',
  sql: `
-- Stored, but not applied: a broken rule, or data that the database refuses. Shown until somebody acts.
create table quarantine (
  journal_id text not null,
  sequence bigint not null,
  reason text not null,
  detail text not null,
  since_ms bigint not null,
  primary key (journal_id, sequence),
  foreign key (journal_id, sequence) references entries
);

-- Stored, and of a type or version that this release does not know: applied after the upgrade.
create table unread_entries (
  journal_id text not null,
  sequence bigint not null,
  type text not null,
  type_version int not null,
  primary key (journal_id, sequence),
  foreign key (journal_id, sequence) references entries
);

-- Thousandths of the unit, whatever the scale of the item. A thousand million pieces in one line is no
-- sale but a mistake.
create table stock_movements (
  journal_id text not null,
  sequence bigint not null,
  line int not null,
  place_id text not null references places,
  sku text not null,
  condition text not null,
  change_milli bigint not null check (abs(change_milli) < 1000000000000),
  primary key (journal_id, sequence, line),
  foreign key (journal_id, sequence) references entries
);
create index on stock_movements (place_id, sku);

create table money_movements (
  journal_id text not null,
  sequence bigint not null,
  tender int not null,
  place_id text not null references places,
  type text not null,
  kind text not null,
  currency text not null,
  amount_minor bigint not null check (abs(amount_minor) < 1000000000000),
  primary key (journal_id, sequence, tender),
  foreign key (journal_id, sequence) references entries
);

-- May be below zero: a till sells what it holds in its hand, whatever a count said.
create table stock (
  place_id text not null references places,
  sku text not null,
  condition text not null,
  quantity_milli bigint not null,
  primary key (place_id, sku, condition)
);
`,
};
