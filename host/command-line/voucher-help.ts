import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const voucherHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- voucher show CODE

Rend en JSON ce que vaut une carte cadeau, un avoir ou un acompte (numéro ou code scanné)\u00a0:
solde, fin de validité, d’où la caisse le sait (plateforme, signature, journal) et l’âge du chiffre.
${commonOptions.fr}`,
  en: `npm run till -- voucher show CODE

Prints as JSON what a gift card, credit note or deposit is worth (number or scanned code): balance, end,
how the till knows it (platform, signature, journal) and how old the figure is.
${commonOptions.en}`,
};
