import type { Migration } from '../migration.ts';

/** What taking entries in cost without keeping anything safer (decision 0023). */
export const lighterEntries: Migration = {
  number: 5,
  name: 'lighter entries',
  sql: `
-- Compressing the signed texts was half of storing them. Without LZ4 (the embedded database is built
-- without) it stays as it was.
do $$ begin
  alter table entries alter column text set compression lz4;
exception when feature_not_supported then null;
end $$;

-- Rows are inserted with their entries, in one database transaction, and entries are never deleted: what
-- each row was looked up for can't come about. A place that is none is refused by the stock that moves.
alter table stock_movements
  drop constraint stock_movements_journal_id_sequence_fkey,
  drop constraint stock_movements_place_id_fkey;
alter table money_movements drop constraint money_movements_journal_id_sequence_fkey;
`,
};
