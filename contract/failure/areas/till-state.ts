import { type FailureText, text } from '../failure-text.ts';

/** How the till is: what its status page says. */
export const tillStateFailures = {
  JOURNAL_DEFECT: text(
    'Le journal {journalId} a un défaut à l’enregistrement {sequence} ({problem}). Il est scellé et gardé, les ventes continuent dans un nouveau. Appelez l’assistance.',
    'Journal {journalId} has a defect at entry {sequence} ({problem}). It is sealed and kept, sales go on in a new one. Call support.',
    false,
    true,
  ),
  JOURNAL_DEFECT_OPEN: text(
    'Le journal {journalId} a un défaut à l’enregistrement {sequence} ({problem}), et la caisse n’a pas pu le noter. Les ventes continuent\u202f; redémarrez la caisse dès que possible et appelez l’assistance.',
    'Journal {journalId} has a defect at entry {sequence} ({problem}), and the till could not note it. Sales go on; restart the till as soon as you can and call support.',
    true,
    true,
  ),
  JOURNAL_TAMPERED: text(
    'Des données du journal ont été modifiées hors de la caisse ({problem}). Elles sont remises en état et c’est noté\u202f; les ventes continuent. Appelez l’assistance.',
    'Data of the journal was changed outside the till ({problem}). It has been put right and noted; sales go on. Call support.',
    false,
    true,
  ),
  CATALOG_REBUILT: text(
    'Le fichier des articles était abîmé. Il est mis de côté, les ventes et paniers sont intacts. Importez le catalogue à nouveau.',
    'The item file was damaged. It has been set aside, sales and baskets are untouched. Import the catalogue again.',
  ),
  CATALOG_EMPTY: text(
    'Il n’y a aucun article sur cette caisse. Importez le catalogue.',
    'There is no item on this till. Import the catalogue.',
  ),
  CATALOG_DAMAGED: text(
    'Le fichier des articles est abîmé. Redémarrez la caisse, puis importez le catalogue à nouveau\u202f; les ventes et paniers sont intacts.',
    'The item file is damaged. Restart the till, then import the catalogue again; sales and baskets are untouched.',
  ),
  SETTING_UNREADABLE: text(
    'Le réglage « {setting} » reçu est illisible. Le précédent reste en service ; prévenez le siège.',
    'The setting “{setting}” that arrived can’t be read. The one before stays in use; tell head office.',
  ),
  KEYS_WEAK: text(
    'Les clés de la caisse sont dans un fichier que seul votre compte peut lire. Fermez la session quand vous partez.',
    'The till’s keys are in a file that only your account can read. Lock the session when you leave.',
  ),
} as const satisfies Record<string, FailureText>;
