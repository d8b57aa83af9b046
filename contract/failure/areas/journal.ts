import { type FailureText, text } from '../failure-text.ts';

/** Segments of the journal. */
export const journalFailures = {
  SEGMENT_UNREADABLE: text(
    'Le fichier d’archive {file} manque ou ne peut pas être lu. Remettez-le depuis une sauvegarde ; la vente continue.',
    'The archive file {file} is missing or can’t be read. Put it back from a backup; selling goes on.',
    true,
    true,
  ),
  SEGMENT_NOT_CLOSED: text(
    'L’exercice {segment} n’est pas clôturé. Faites d’abord la clôture annuelle.',
    'Fiscal year {segment} is not closed. Make the yearly closing first.',
  ),
  SEGMENT_NOT_ARCHIVED: text(
    'L’exercice {segment} n’est pas archivé, ou un plus ancien n’est pas encore purgé.',
    'Fiscal year {segment} is not archived, or an older one is not purged yet.',
  ),
} as const satisfies Record<string, FailureText>;
