import type { Migration } from '../migration.ts';

/** Who sells, where, on which tills; and how a till comes in. */
export const network: Migration = {
  number: 1,
  name: 'network',
  sql: `
create table companies (
  id text primary key,
  name text not null,
  siren text not null unique,
  details jsonb not null
);

create table places (
  id text primary key,
  company_id text not null references companies,
  kind text not null check (kind in ('store', 'warehouse')),
  name text not null,
  details jsonb not null
);

create table tills (
  id text primary key,
  store_id text not null references places,
  number text not null,
  -- Null until somebody enrols it.
  public_key jsonb,
  -- RFC 7638; tokens carry it, so a new key ends the old key's tokens.
  key_thumbprint text,
  enrolled_at_ms bigint,
  revoked_at_ms bigint,
  unique (store_id, number)
);

create table pairing_codes (
  -- SHA-256 of the code: whoever reads the table can enrol nothing.
  code_hash text primary key,
  till_id text not null references tills,
  expires_at_ms bigint not null,
  -- Thumbprint of the key that used it: a lost answer may be asked for again, by the same key.
  used_by text
);

create table assertions_seen (
  till_id text not null,
  jti text not null,
  expires_at_ms bigint not null,
  primary key (till_id, jti)
);
create index on assertions_seen (expires_at_ms);

create table secrets (
  name text primary key,
  value text not null
);
`,
};
