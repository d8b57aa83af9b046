import type { Migration } from '../migration.ts';

/** Who became a customer on their own telephone, and the paid sales that were credited to somebody afterwards. */
export const selfService: Migration = {
  number: 33,
  name: 'self-service',
  sql: `
-- An invitation that was used, by the random id that it carried; with the proof of what was agreed to then.
create table self_enrolments (
  customer_id text primary key,
  store_id text not null references places,
  at_ms bigint not null,
  consents jsonb not null
);

-- A sale belongs to one customer: the first who claims it, for ever.
create table loyalty_claims (
  journal_id text not null,
  sequence bigint not null,
  customer_id text not null,
  at_ms bigint not null,
  primary key (journal_id, sequence)
);

-- A signed code names its key by its first 8 bytes.
create index on journal_keys (left(key_id, 10));
`,
};
