import { type FailureText, text } from '../failure-text.ts';

/** The command line. */
export const scriptsFailures = {
  FILE_UNREADABLE: text(
    'Le fichier {file} ne peut pas être lu ({reason}). Rien n’a été changé.',
    'The file {file} can’t be read ({reason}). Nothing was changed.',
  ),
  FILE_UNWRITABLE: text(
    'Le fichier {file} ne peut pas être écrit ({reason}). Rien n’a été changé.',
    'The file {file} can’t be written ({reason}). Nothing was changed.',
  ),
  FILE_DAMAGED: text(
    'Le fichier {file} est abîmé ou incomplet ({reason}). Rien n’a été changé.',
    'The file {file} is damaged or incomplete ({reason}). Nothing was changed.',
  ),
  INTERRUPTED: text(
    'Interrompu. Ce qui était déjà enregistré est gardé, le reste n’a pas été fait.',
    'Interrupted. What was already stored is kept, the rest was not done.',
    true,
  ),
  JOURNAL_UNKNOWN: text(
    'Il n’y a pas de journal {journalId} sur cette caisse.',
    'There is no journal {journalId} on this till.',
  ),
  JOURNAL_BROKEN: text(
    'Le journal {journalId} est faux à l’enregistrement {sequence} : {problem}. Ses enregistrements restent tels quels, les ventes continuent dans un autre journal\u202f; gardez les fichiers et appelez l’assistance.',
    'Journal {journalId} is wrong at entry {sequence}: {problem}. Its entries stay as they are, sales go on in another journal; keep the files and call support.',
    false,
    true,
  ),
} as const satisfies Record<string, FailureText>;
