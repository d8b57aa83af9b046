import type { Language } from '../../contract/rpc/machine-defaults.ts';

type Words = Readonly<Record<Language, string>>;

/** What a verification found, in the operator's words; by the codes of `docs/journal-format.md`. */
const problemTexts: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['missing', { fr: 'il manque', en: 'it is missing' }],
  ['repeated', { fr: 'son numéro sert deux fois', en: 'its number is used twice' }],
  ['hash', { fr: 'son contenu a été modifié', en: 'its content was altered' }],
  ['unreadable', { fr: 'il est illisible', en: 'it can’t be read' }],
  [
    'columns',
    {
      fr: 'son rangement ne correspond pas à son contenu',
      en: 'what it is filed under differs from its content',
    },
  ],
  [
    'previous-hash',
    {
      fr: 'il ne suit pas l’enregistrement précédent',
      en: 'it does not follow the entry before it',
    },
  ],
  ['key', { fr: 'sa clé n’est pas celle du journal', en: 'its key is not the journal’s' }],
  ['signature', { fr: 'sa signature est fausse', en: 'its signature is wrong' }],
  ['segment', { fr: 'son exercice est faux', en: 'its fiscal year is wrong' }],
  [
    'type-number',
    { fr: 'son numéro dans son type est faux', en: 'its number within its type is wrong' },
  ],
  [
    'type-link',
    {
      fr: 'il ne suit pas le précédent de son type',
      en: 'it does not follow the one before it of its type',
    },
  ],
  ['body', { fr: 'son contenu est incomplet ou faux', en: 'its content is incomplete or wrong' }],
  ['totals', { fr: 'ses totaux perpétuels sont faux', en: 'its perpetual totals are wrong' }],
  ['amounts', { fr: 'ses montants ne se somment pas', en: 'its amounts do not add up' }],
  ['closure', { fr: 'sa clôture est fausse', en: 'its closure is wrong' }],
  [
    'invoice',
    {
      fr: 'c’est une facture fausse, ou la deuxième du même ticket',
      en: 'it is a wrong invoice, or the second of one receipt',
    },
  ],
  [
    'opening',
    {
      fr: 'l’ouverture du journal manque ou est fausse',
      en: 'the journal’s opening is missing or wrong',
    },
  ],
  [
    'after-seal',
    { fr: 'il vient après la fin du journal', en: 'it comes after the journal’s end' },
  ],
  ['personal', { fr: 'sa partie nominative a été modifiée', en: 'its personal part was altered' }],
  [
    'predecessor',
    {
      fr: 'il ne suit pas le journal précédent de la caisse',
      en: 'it does not follow the till’s previous journal',
    },
  ],
  ['tail-missing', { fr: 'la fin du journal manque', en: 'the end of the journal is missing' }],
  [
    'head',
    { fr: 'la tête du journal ne lui correspond pas', en: 'the journal’s head does not match it' },
  ],
]);

/** A problem that a newer host names and this command does not know is shown as it is. */
export function problemText(problem: string, language: Language): string {
  return problemTexts.get(problem)?.[language] ?? problem;
}
