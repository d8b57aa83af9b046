import type { Language } from '../../../contract/rpc/machine-defaults.ts';
import { commonOptions } from '../common-texts.ts';
import type { LineProblem, LineRefusal } from './item-line.ts';

export const importHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- import-items FICHIER|- [--errors FICHIER]

Ajoute au catalogue, ou y remplace, les articles d’un fichier « gtin<TAB>nom[<TAB>prix] » en UTF-8,
gzip ou non, ou d’un export de produits Shopify (CSV). Une ligne fausse est sautée et signalée avec son numéro ; un code répété aussi, le
premier vaut. Rien n’est visible avant la fin : Ctrl-C, ou une panne, laisse le catalogue tel quel.
Sans prix, l’article en reçoit un tiré de son code (docs/command-line.md).

  --errors FICHIER  y écrit toutes les lignes sautées
${commonOptions.fr}`,
  en: `npm run till -- import-items FILE|- [--errors FILE]

Adds to the catalogue, or replaces in it, the items of a file “gtin<TAB>name[<TAB>price]” in UTF-8,
gzip or not, or of a Shopify product export (CSV). A bad line is skipped and reported with its number; so is a repeated code, the first
one counts. Nothing is seen before the end: Ctrl-C, or a crash, leaves the catalogue as it was.
Without a price an item gets one made from its code (docs/command-line.md).

  --errors FILE     writes every skipped line there
${commonOptions.en}`,
};

const problems: Readonly<Record<LineProblem, Readonly<Record<Language, string>>>> = {
  TOO_LONG: { fr: 'ligne trop longue', en: 'line too long' },
  NOT_UTF8: { fr: 'n’est pas de l’UTF-8', en: 'is not UTF-8' },
  COLUMNS: {
    fr: 'il faut 2 ou 3 colonnes séparées par une tabulation',
    en: 'needs 2 or 3 columns separated by a tab',
  },
  NOT_DIGITS: { fr: 'le code n’est pas un nombre', en: 'the code is not a number' },
  LENGTH: {
    fr: 'un code a 8, 12, 13 ou 14 chiffres',
    en: 'a code has 8, 12, 13 or 14 digits',
  },
  CHECK_DIGIT: { fr: 'clé de contrôle fausse', en: 'wrong check digit' },
  NO_NAME: { fr: 'nom vide', en: 'no name' },
  BAD_PRICE: { fr: 'prix illisible ou négatif', en: 'price unreadable or negative' },
  SKU: { fr: 'référence de plus de 64 caractères', en: 'a sku longer than 64 characters' },
  GIFT_CARD: { fr: 'carte cadeau, pas un article', en: 'a gift card, no item' },
  CSV: { fr: 'la suite n’est plus du CSV', en: 'what follows is no CSV' },
  REPEATED: { fr: 'code déjà donné à la ligne', en: 'code already given on line' },
};

export function problemWords(problem: LineProblem, language: Language): string {
  return problems[problem][language];
}

/** `line 12: wrong check digit “3000000000015”` */
export function badLineWords(
  number: number,
  { problem, found }: LineRefusal,
  language: Language,
): string {
  const words = problemWords(problem, language);
  const piece = found.replace(/\p{C}/gu, ' ').slice(0, 60);
  if (problem === 'REPEATED')
    return language === 'fr'
      ? `ligne ${number} : ${words} ${piece}`
      : `line ${number}: ${words} ${piece}`;
  if (language === 'fr') return `ligne ${number} : ${words}${piece === '' ? '' : ` « ${piece} »`}`;
  return `line ${number}: ${words}${piece === '' ? '' : ` “${piece}”`}`;
}

export const importNotes = {
  fr: {
    progress: (done: number, total: number | null) =>
      total === null ? `${done} lignes` : `${done} lignes sur ${total}`,
    committing: 'Mise en service du nouveau catalogue…',
    again: 'La caisse a redémarré : l’import recommence du début.',
    shortened: (number: number) => `ligne ${number} : nom coupé à 200 caractères`,
  },
  en: {
    progress: (done: number, total: number | null) =>
      total === null ? `${done} lines` : `${done} lines of ${total}`,
    committing: 'Putting the new catalogue into service…',
    again: 'The till was started anew: the import begins again.',
    shortened: (number: number) => `line ${number}: name cut at 200 characters`,
  },
} as const;
