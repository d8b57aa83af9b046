import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const stockHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- stock CODE | --example short-here

Rend en JSON ce que le magasin et le réseau ont d’un article (référence ou code-barres), et où\u00a0:
chiffres exacts si la plateforme répond, sinon des tranches (1, 2-5, 6+) avec leur âge.

  --example short-here  prend un article que ce magasin n’a pas et que le réseau a
${commonOptions.fr}`,
  en: `npm run till -- stock CODE | --example short-here

Prints as JSON what the store and the network have of an item (sku or barcode), and where: exact
figures if the platform answers, else bands (1, 2-5, 6+) with their age.

  --example short-here  picks an item that this store lacks and the network has
${commonOptions.en}`,
};
