import type { Language } from '../../contract/rpc/machine-defaults.ts';
import type { LineProblem, LineRefusal } from '../master-data/line-refusal.ts';

const problems: Readonly<Record<LineProblem, Readonly<Record<Language, string>>>> = {
  csv: { fr: 'la suite n’est plus du CSV', en: 'what follows is no CSV' },
  utf8: { fr: 'n’est pas de l’UTF-8', en: 'is not UTF-8' },
  columns: { fr: 'plus de cellules que de colonnes', en: 'more cells than columns' },
  empty: { fr: 'vide', en: 'empty' },
  value: { fr: 'valeur impossible', en: 'no possible value' },
  repeated: { fr: 'déjà donné', en: 'given before' },
  unknown: { fr: 'inconnu de la plateforme', en: 'unknown to the platform' },
  fixed: { fr: 'ne peut pas être changé ici', en: 'can’t be changed here' },
  erased: { fr: 'personne effacée', en: 'an erased person' },
};

export function problemWords(problem: LineProblem, language: Language): string {
  return problems[problem][language];
}

/** `line 12, supplier: unknown to the platform “acme”` */
export function refusalWords(
  { line, column, problem, found }: LineRefusal,
  language: Language,
): string {
  const piece = found.replace(/\p{C}/gu, ' ').slice(0, 60);
  const place = column === '' ? '' : `, ${column}`;
  if (language === 'fr') {
    const quoted = piece === '' ? '' : ` «\u00a0${piece}\u00a0»`;
    return `ligne ${line}${place}\u00a0: ${problems[problem].fr}${quoted}`;
  }
  return `line ${line}${place}: ${problems[problem].en}${piece === '' ? '' : ` “${piece}”`}`;
}
