import { type FailureText, text } from '../failure-text.ts';

/** What accountants take out of the day. */
export const accountingFailures = {
  BOOKS_DIFFER: text(
    'Le Z {number} du {through} ne dit pas ce que disent ses enregistrements. Rien n’est exporté\u00a0: faites contrôler le journal (npm run till -- verify).',
    'Z {number} of {through} does not say what its entries say. Nothing is exported: have the journal checked (npm run till -- verify).',
  ),
  BOOKS_CHART_UNREADABLE: text(
    'Le plan de comptes reçu (réglage {setting}) est illisible. Rien n’est exporté\u202f; prévenez le siège.',
    'The chart of accounts that arrived (setting {setting}) can’t be read. Nothing is exported; tell head office.',
  ),
  BOOKS_EMPTY: text(
    'Aucune journée close à ces dates. Rien n’est exporté\u202f; une journée se clôture d’abord.',
    'No closed day at these dates. Nothing is exported; a day has to be closed first.',
  ),
  BOOKS_PURGED: text(
    'Les journées jusqu’au {through} ont été purgées de la caisse. Rien n’est exporté\u00a0: choisissez des dates après, ou prenez-les dans l’archive.',
    'The days up to {through} were purged from the till. Nothing is exported: choose later dates, or take them from the archive.',
  ),
  BOOKS_SEVERAL_SELLERS: text(
    'Plusieurs établissements ont vendu à ces dates\u00a0: {sirets}. Choisissez-en un (--siret).',
    'Several establishments sold at these dates: {sirets}. Choose one (--siret).',
  ),
  BOOKS_EXIST: text(
    'Le fichier {file} existe déjà. Un export n’en remplace jamais un autre\u00a0: choisissez un autre nom.',
    'The file {file} is already there. An export never replaces another: choose another name.',
  ),
  BOOKS_RUNNING: text(
    'Un export comptable est déjà en cours. Attendez sa fin ou annulez-le.',
    'An accounting export is already running. Wait for it or cancel it.',
    true,
  ),
  BOOKS_CANCELLED: text(
    'L’export a été annulé\u202f; il n’en reste rien.',
    'The export was cancelled; nothing is left of it.',
  ),
} as const satisfies Record<string, FailureText>;
