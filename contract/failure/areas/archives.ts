import { type FailureText, text } from '../failure-text.ts';

/** Archives of the journal, and what leaves the till after them. */
export const archivesFailures = {
  ARCHIVE_RUNNING: text(
    'Une archive est déjà en cours d’écriture. Attendez sa fin ou annulez-la.',
    'An archive is already being written. Wait for it or cancel it.',
    true,
  ),
  ARCHIVE_CANCELLED: text(
    'L’archive a été annulée\u202f; il n’en reste rien.',
    'The archive was cancelled; nothing is left of it.',
  ),
  ARCHIVE_EMPTY: text(
    'Il n’y a aucun enregistrement pour ces dates. Aucune archive n’est écrite.',
    'There is no entry of these days. No archive is written.',
  ),
  ARCHIVE_TOO_LARGE: text(
    'L’archive dépasserait 4\u00a0Go. Archivez une période plus courte.',
    'The archive would be larger than 4 GB. Archive a shorter period.',
  ),
  ARCHIVE_EXISTS: text(
    'Le fichier {file} existe déjà. Une archive n’en remplace jamais une autre\u00a0: choisissez un autre nom.',
    'The file {file} is already there. An archive never replaces another: choose another name.',
  ),
  ARCHIVE_UNKNOWN: text(
    'Le fichier {file} n’est pas une archive que le journal de cette caisse a notée, ou il a été modifié. Rien n’est purgé.',
    'The file {file} is no archive that the journal of this till has logged, or it was altered. Nothing is purged.',
  ),
  ARCHIVE_INCOMPLETE: text(
    'Cette archive ne contient pas tout l’exercice {segment}. Rien n’est purgé.',
    'This archive does not hold all of fiscal year {segment}. Nothing is purged.',
  ),
  ARCHIVE_NOT_VERIFIED: text(
    'Le contrôle de l’archive {file} n’est pas bon\u00a0: {problem}. Rien n’est purgé.',
    'The check of the archive {file} is not good: {problem}. Nothing is purged.',
  ),
  ARCHIVE_DUE: text(
    'L’exercice clos le {through} n’est pas archivé. Faites son archive et gardez-la hors de la caisse.',
    'The fiscal year closed on {through} is not archived. Make its archive and keep it apart from the till.',
  ),
  SEGMENT_NOT_SENT: text(
    'La plateforme n’a pas encore tout l’exercice {segment}. Purgez-le quand tout est envoyé.',
    'The platform does not have all of fiscal year {segment} yet. Purge it when everything is sent.',
    true,
  ),
} as const satisfies Record<string, FailureText>;
