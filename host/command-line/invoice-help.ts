import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const invoiceHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- invoice TICKET --buyer FICHIER.json [--pdf FICHIER]

Fait la facture d’un ticket de cette caisse, une seule fois par ticket, et l’écrit en JSON. TICKET est son
numéro (2-000042-RX) ou le code imprimé dessus.

  --buyer FICHIER   le client : kind (private ou professional), name, street, postcode, city, et au besoin
                    country, companyNumber (SIREN ou SIRET), vatNumber, orderReference
  --pdf FICHIER     y écrit la facture, en A4 ; compte comme son impression
${commonOptions.fr}`,
  en: `npm run till -- invoice RECEIPT --buyer FILE.json [--pdf FILE]

Makes the invoice of a receipt of this till, once for each receipt, and prints it as JSON. RECEIPT is its
number (2-000042-RX) or the code printed on it.

  --buyer FILE      the customer: kind (private or professional), name, street, postcode, city, and where
                    needed country, companyNumber (SIREN or SIRET), vatNumber, orderReference
  --pdf FILE        writes the invoice, as A4; it counts as its print
${commonOptions.en}`,
};
