import type { Migration } from '../migration.ts';

/** Systems of the retailer that ask the platform, whom their orders are for, and where they are told what happens. */
export const webShops: Migration = {
  number: 18,
  name: 'web shops',
  sql: `
create table api_clients (
  id text primary key,
  name text not null,
  -- The store in whose name it sells.
  store_id text not null references places,
  -- Hears and reads of all orders, as an order management system does; else of its own.
  is_network_wide boolean not null default false,
  -- SHA-256 of its key, which is random and told once.
  key_hash text not null unique,
  created_at_ms bigint not null,
  revoked_at_ms bigint
);

-- Personal: who an order of the web is for and where it goes. Erasable by order or customer.
create table web_contacts (
  order_id text primary key references orders,
  -- Whose order it is.
  client_id text not null references api_clients,
  customer_id text not null,
  -- Null once it is erased.
  part jsonb,
  since_ms bigint not null
);
create index on web_contacts (customer_id) where customer_id <> '';

create table webhooks (
  id text primary key,
  client_id text not null references api_clients,
  url text not null,
  kinds jsonb not null,
  -- Signs what is posted (Standard Webhooks 1.0): needed in full.
  secret text not null,
  created_at_ms bigint not null,
  revoked_at_ms bigint
);
create index on webhooks (client_id);

create table webhook_messages (
  id text primary key,
  kind text not null,
  at_ms bigint not null,
  data jsonb not null
);
create index on webhook_messages (at_ms);

create table webhook_deliveries (
  message_id text not null references webhook_messages on delete cascade,
  webhook_id text not null references webhooks,
  state text not null check (state in ('waiting', 'taken', 'failed')),
  attempts int not null,
  -- HTTP status of the last answer; 0 for none.
  last_status int not null default 0,
  next_at_ms bigint not null,
  primary key (webhook_id, message_id)
);
create index on webhook_deliveries (next_at_ms) where state = 'waiting';
-- Messages are forgotten with their deliveries.
create index on webhook_deliveries (message_id);

-- What a client asked to cancel, by its own word for it: asked again it is the same.
create table web_cancellations (
  order_id text not null references orders,
  reference text not null,
  at_ms bigint not null,
  primary key (order_id, reference)
);
`,
};
