import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const reportHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- report [--z N | --month AAAA-MM | --year AAAA | --x [--paper]]
                       [--csv FICHIER] [--pdf FICHIER] [--e-reporting FICHIER]

Écrit en JSON ce qu’une clôture couvre : ses totaux signés, et le détail par taux, moyen de paiement,
catégorie, opérateur, heure et motif, relu des enregistrements. Sans option : le dernier Z.

  --z N             le Z de ce numéro
  --month AAAA-MM   la clôture de ce mois
  --year AAAA       la clôture de l’exercice qui finit cette année-là
  --x               la journée en cours : une lecture, qui ne clôture rien et dont le journal garde trace
  --paper           l’imprime sur le ticket de la caisse
  --csv FICHIER     y écrit aussi les chiffres en un tableau ; remplace le fichier
  --pdf FICHIER     y écrit le papier de la clôture, en A4
  --e-reporting FICHIER  d’un Z : y écrit les ventes aux particuliers à déclarer (flux 10.3) et
                    les services encaissés (flux 10.4), en JSON
${commonOptions.fr}`,
  en: `npm run till -- report [--z N | --month YYYY-MM | --year YYYY | --x [--paper]]
                       [--csv FILE] [--pdf FILE] [--e-reporting FILE]

Prints as JSON what a closure covers: its signed totals, and the details by rate, tender, category,
operator, hour and reason, read back from the entries. Without an option: the last Z.

  --z N             the Z of this number
  --month YYYY-MM   the closure of this month
  --year YYYY       the closure of the fiscal year that ends in this year
  --x               the day so far: a reading, which closes nothing and which the journal notes
  --paper           prints it on the till’s paper
  --csv FILE        writes the figures as a table, too; replaces the file
  --pdf FILE        writes the paper of the closure, as A4
  --e-reporting FILE  of a Z: writes the sales to private customers to report (flow 10.3) and what was
                    paid for services (flow 10.4), as JSON
${commonOptions.en}`,
};
