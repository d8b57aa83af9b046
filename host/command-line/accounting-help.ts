import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const accountingHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- accounting --out FICHIER [--from JOUR] [--to JOUR] [--format fec|csv] [--siret SIRET]

Écrit les écritures comptables des journées closes, une écriture équilibrée par Z, à partir des clôtures
signées. Refusé si un Z ne dit pas ce que disent ses enregistrements. L’export est noté dans le journal de
la caisse (événement 290). Une journée qui n’est pas close n’y est pas.

  --out FICHIER     où l’écrire\u202f; n’en remplace jamais un autre
  --from JOUR       à partir de cette journée (AAAA-MM-JJ)
  --to JOUR         jusqu’à cette journée comprise
  --format fec      les 18 colonnes d’un FEC, séparées par des tabulations (par défaut)
  --format csv      un tableau pour un tableur
  --siret SIRET     d’un établissement, si plusieurs ont vendu
${commonOptions.fr}`,
  en: `npm run till -- accounting --out FILE [--from DAY] [--to DAY] [--format fec|csv] [--siret SIRET]

Writes the accounting entries of closed days, one balanced entry for each Z, out of the signed closures.
Refused if a Z does not say what its entries say. The export is noted in the till’s journal (event 290).
A day that is not closed is not in it.

  --out FILE        where to write it; never replaces another
  --from DAY        from this business day on (YYYY-MM-DD)
  --to DAY          through this business day
  --format fec      the 18 columns of a FEC, with tabs between them (the default)
  --format csv      a table for a spreadsheet
  --siret SIRET     of one establishment, if several sold
${commonOptions.en}`,
};
