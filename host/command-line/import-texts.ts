import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const importHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- import-items FICHIER|- [--errors FICHIER]

Ajoute au catalogue, ou y remplace, les articles d’un fichier « gtin<TAB>nom[<TAB>prix] » en UTF-8,
gzip ou non, ou d’un export de produits Shopify (CSV). Une ligne fausse est sautée et signalée avec son numéro\u202f; un code répété aussi, le
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

export const importNotes = {
  fr: {
    committing: 'Mise en service du nouveau catalogue…',
    again: 'La caisse a redémarré : l’import recommence du début.',
  },
  en: {
    committing: 'Putting the new catalogue into service…',
    again: 'The till was started anew: the import begins again.',
  },
} as const;
