import type { Migration } from '../migration.ts';

/** What the platform found and somebody in a store settles, and how it was settled; which lines of a step were refused. */
export const tasks: Migration = {
  number: 23,
  name: 'tasks',
  sql: `
create table tasks (
  id text primary key,
  -- As its document says it (contract/document/task.ts), without how it was settled.
  content jsonb not null,
  amount_minor bigint not null,
  -- Stores whose tills are told.
  stores jsonb not null
);
insert into tasks (id, content, amount_minor, stores)
  select id, (array_agg(content))[1], max((content -> 'details' ->> 'atRiskMinor')::bigint),
         jsonb_agg(distinct substr(scope, 7))
  from documents
  where collection = 'tasks' and content ->> 'kind' = 'return-conflict' and scope like 'store:%'
  group by id;

-- One for each entry: what a till settled before the task was found to be more stays told.
create table task_settlements (
  journal_id text not null,
  sequence bigint not null,
  task_id text not null,
  amount_minor bigint not null,
  settlement jsonb not null,
  primary key (journal_id, sequence),
  foreign key (journal_id, sequence) references entries
);
create index on task_settlements (task_id);

-- [{line, quantityMilli, code}]: of a step, the lines that it changed nothing of.
alter table order_steps add column refused_lines jsonb not null default '[]';
`,
};
