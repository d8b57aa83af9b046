import type { Migration } from '../migration.ts';

/** What belongs to a customer's profile beside their document. */
export const customerProfile: Migration = {
  number: 35,
  name: 'customer profile',
  sql: `
-- The orders of a customer, over all stores.
create index on orders (customer_id) where customer_id <> '';

-- Wishes, sizes, preferences, the own associate and notes.
-- Personal, erased with the customer. What was taken off stays as null, so that what arrives late is compared.
create table customer_marks (
  customer_id text not null,
  kind text not null,
  key text not null,
  at text not null,
  value text,
  by text not null,
  primary key (customer_id, kind, key)
);
`,
};
