import type { Migration } from '../migration.ts';

/** After-sales files by their printed number; a quote's is its id. */
export const dossierNumbers: Migration = {
  number: 34,
  name: 'dossier numbers',
  sql: `
create index documents_file_number on documents ((content #>> '{details,file,number}'))
  where collection = 'dossiers' and content is not null;
`,
};
