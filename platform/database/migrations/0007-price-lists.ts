import type { Migration } from '../migration.ts';

/** Whose prices a list has, and so whose tills know them. The prices themselves are documents. */
export const priceLists: Migration = {
  number: 7,
  name: 'price lists',
  sql: `
create table price_lists (
  id text primary key,
  name text not null,
  kind text not null check (kind in ('store', 'company', 'professional')),
  -- The store or the company; null for professionals, who may buy anywhere.
  store_id text references places,
  company_id text references companies,
  -- One list of each: a till looks in its store's, then in its company's.
  unique (store_id),
  unique (company_id),
  check ((kind = 'store') = (store_id is not null)),
  check ((kind = 'company') = (company_id is not null))
);
`,
};
