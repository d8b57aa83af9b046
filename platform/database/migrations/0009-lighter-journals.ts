import type { Migration } from '../migration.ts';

/** What each entry and each tender was looked up for without keeping anything safer (decision 0024). */
export const lighterJournals: Migration = {
  number: 9,
  name: 'lighter journals',
  sql: `
-- An entry is inserted after its journal in one database transaction, and a journal that has a key
-- (each has) can't be deleted.
alter table entries drop constraint entries_journal_id_fkey;
-- Money moves at the store of the till that said so, which is a place: another one is a broken rule.
alter table money_movements drop constraint money_movements_place_id_fkey;
`,
};
