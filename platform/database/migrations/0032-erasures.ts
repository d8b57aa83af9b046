import type { Migration } from '../migration.ts';

/** Erasures in the order in which tills hear of them, and how far each till has proved to be. */
export const erasures: Migration = {
  number: 32,
  name: 'erasures',
  sql: `
alter table erased_references add column number bigint;
update erased_references erased set number = ranked.number
  from (select reference, row_number() over (order by erased_at_ms, reference) as number
        from erased_references) ranked
  where ranked.reference = erased.reference;
alter table erased_references alter column number set not null;
alter table erased_references add unique (number);
-- \`retention\`, or who asked: \`platform\`, or a till and the pseudonym of its operator.
alter table erased_references add column asked_by text not null default 'platform';

-- Number of the last erasure that a signed entry of the till says is purged there.
alter table tills add column erased_through bigint not null default 0;
-- When it last asked for erasures, to the hour; null: never.
alter table tills add column heard_at_ms bigint;
`,
};
