import type { Migration } from '../migration.ts';

/** Master data is read by id whatever scopes it is in; stock and orders, which change all day, are not. */
export const documentsById: Migration = {
  number: 8,
  name: 'documents by id',
  sql: `
create index documents_by_id on documents (collection, id)
  where collection in ('items', 'prices', 'promotions', 'operators', 'customers', 'settings');
`,
};
