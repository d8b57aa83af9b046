import { type FailureText, text } from '../failure-text.ts';

/** Importing items. */
export const importFailures = {
  IMPORT_RUNNING: text(
    'Un import est déjà en cours. Attendez qu’il finisse.',
    'An import is already running. Wait until it ends.',
    true,
  ),
  IMPORT_GONE: text(
    'Cet import n’existe plus. Le catalogue n’a pas changé ; recommencez.',
    'This import no longer exists. The catalogue has not changed; start again.',
    true,
  ),
  IMPORT_NOTHING: text(
    'Aucune ligne de {file} n’a pu être reprise. Le catalogue n’a pas changé.',
    'No line of {file} could be used. The catalogue has not changed.',
  ),
  ITEMS_BY_PLATFORM: text(
    'Cette caisse reçoit ses articles de sa plateforme. C’est là qu’un fichier s’importe\u00a0: npm run platform -- import-items FICHIER.',
    'This till gets its items from its platform. A file is imported there: npm run platform -- import-items FILE.',
  ),
  IMPORT_COLUMNS: text(
    'L’en-tête de {file} ne convient pas. En cause\u00a0: {columns}. Colonnes possibles\u00a0: {known}.',
    'The header of {file} does not fit because of: {columns}. Possible columns: {known}.',
  ),
  IMPORT_TOO_LONG: text(
    'Le fichier {file} a plus de {limit} lignes, le maximum d’un import. Le catalogue n’a pas changé\u202f; coupez-le en plusieurs.',
    'The file {file} has more than {limit} lines, the most an import takes. The catalogue has not changed; split it.',
  ),
} as const satisfies Record<string, FailureText>;
