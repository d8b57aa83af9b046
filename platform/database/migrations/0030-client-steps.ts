import type { Migration } from '../migration.ts';

/** What a carrier or a warehouse said of an order, so that saying it again is no second step. */
export const clientSteps: Migration = {
  number: 30,
  name: 'client steps',
  sql: `
create table client_steps (
  order_id text not null references orders,
  client_id text not null references api_clients,
  -- The client's own word for it.
  reference text not null,
  at_ms bigint not null,
  primary key (order_id, client_id, reference)
);
`,
};
