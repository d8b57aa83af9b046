import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

type Texts = Readonly<Record<Language, string>>;

export const archiveHelp: Texts = {
  fr: `npm run till -- archive --out FICHIER [--from JOUR --through JOUR | --segment N [--journal ID]] [--personal]

Écrit une archive signée (ZIP) des journaux de la caisse, pendant que la caisse travaille : les
enregistrements tels quels, des tableaux lisibles, un manifeste signé et une notice. L’archive est notée
dans le journal. Sans dates ni exercice : tout. « npm run verify-archive -- FICHIER » la contrôle.

  --out FICHIER     où l’écrire ; n’en remplace jamais une autre
  --from JOUR       à partir de cette journée (AAAA-MM-JJ)
  --through JOUR    jusqu’à cette journée comprise
  --segment N       un exercice (1, 2…) du journal en cours, ou de --journal
  --personal        y joint les données nominatives ; à garder alors comme telles
${commonOptions.fr}`,
  en: `npm run till -- archive --out FILE [--from DAY --through DAY | --segment N [--journal ID]] [--personal]

Writes a signed archive (ZIP) of the till’s journals while the till works: the entries as they are,
readable tables, a signed manifest and a notice. The archive is logged in the journal. Without days or
a year: everything. “npm run verify-archive -- FILE” checks it.

  --out FILE        where to write it; never replaces another
  --from DAY        from this business day on (YYYY-MM-DD)
  --through DAY     through this business day
  --segment N       one fiscal year (1, 2…) of the journal in use, or of --journal
  --personal        with personal data beside; to be kept as such then
${commonOptions.en}`,
};

export const controlHelp: Texts = {
  fr: `npm run till -- tax-control --out FICHIER [--from JOUR --through JOUR]

Contrôle fiscal : écrit pour un vérificateur les enregistrements d’une période, les clôtures, les
événements avec leurs codes, les duplicatas et le résultat du contrôle de tous les journaux, dans le même
format signé qu’une archive. Ne change rien ; l’opération est notée dans le journal (événement 280).

  --out FICHIER     où l’écrire
  --from JOUR       à partir de cette journée (AAAA-MM-JJ)
  --through JOUR    jusqu’à cette journée comprise
${commonOptions.fr}`,
  en: `npm run till -- tax-control --out FILE [--from DAY --through DAY]

Tax control: writes for an inspector the entries of a period, the closures, the events with their
codes, the duplicates and the result of checking all journals, in the same signed format as an archive.
Changes nothing; that it was done is noted in the journal (event 280).

  --out FILE        where to write it
  --from DAY        from this business day on (YYYY-MM-DD)
  --through DAY     through this business day
${commonOptions.en}`,
};

export const purgeHelp: Texts = {
  fr: `npm run till -- purge --segment N --archive FICHIER [--journal ID]

Retire de la caisse un exercice clos, le plus ancien d’abord, dont FICHIER est l’archive complète. Elle
est d’abord contrôlée par le vérificateur indépendant, et doit être celle que le journal a notée. La
clôture, la fin et les totaux de l’exercice restent. Gardez l’archive six ans au moins, hors de la caisse.

  --segment N         l’exercice (1, 2…)
  --archive FICHIER   son archive
  --journal ID        d’un autre journal que celui en cours
${commonOptions.fr}`,
  en: `npm run till -- purge --segment N --archive FILE [--journal ID]

Removes a closed fiscal year from the till, oldest first, of which FILE is the whole archive. It is
first verified by the stand-alone verifier, and must be the one that the journal logged. The closure,
the head and the totals of the year stay. Keep the archive six years at least, apart from the till.

  --segment N       the fiscal year (1, 2…)
  --archive FILE    its archive
  --journal ID      of another journal than the one in use
${commonOptions.en}`,
};

export const attestationHelp: Texts = {
  fr: `npm run till -- attestation --out FICHIER.html

Écrit l’attestation individuelle de l’éditeur, préremplie pour cette caisse (deux volets, à imprimer).
Elle est sans valeur tant que l’éditeur du logiciel ne l’a pas complétée et signée.

  --out FICHIER     où l’écrire ; n’en remplace jamais un autre
${commonOptions.fr}`,
  en: `npm run till -- attestation --out FILE.html

Writes the publisher’s individual attestation, prefilled for this till (two parts, to print, in French).
It is worth nothing until the publisher of the program has completed and signed it.

  --out FILE        where to write it; never replaces another
${commonOptions.en}`,
};
