import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const depositSlipHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- deposit-slip [--number N] [--pdf FICHIER]

Rend en JSON une remise en banque\u00a0: bordereau, pochette, espèces par coupure, chèques un par un,
titres par émetteur. Sans option\u00a0: la dernière.

  --number N        le bordereau de ce numéro
  --pdf FICHIER     y écrit le bordereau, en A4
${commonOptions.fr}`,
  en: `npm run till -- deposit-slip [--number N] [--pdf FILE]

Prints a bank deposit as JSON: slip, pouch, cash by the piece, cheques one by one, vouchers by
issuer. Without an option: the last one.

  --number N        the slip of this number
  --pdf FILE        writes the slip, as A4
${commonOptions.en}`,
};
