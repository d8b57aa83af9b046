import type { Migration } from '../migration.ts';

/** Which stores' tills have where a parcel goes, so that it is taken back from them. */
export const parcelContacts: Migration = {
  number: 25,
  name: 'parcel contacts',
  sql: `
create table told_parcel_contacts (
  order_id text not null references orders,
  store_id text not null references places,
  primary key (order_id, store_id)
);
`,
};
