import type { Language } from '../contract/rpc/machine-defaults.ts';
import type { LineProblem, LineRefusal } from './item-line.ts';

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

export const lineNotes = {
  fr: {
    progress: (done: number, total: number | null) =>
      total === null ? `${done} lignes` : `${done} lignes sur ${total}`,
    shortened: (number: number) => `ligne ${number} : nom coupé à 200 caractères`,
  },
  en: {
    progress: (done: number, total: number | null) =>
      total === null ? `${done} lines` : `${done} lines of ${total}`,
    shortened: (number: number) => `line ${number}: name cut at 200 characters`,
  },
} as const;
