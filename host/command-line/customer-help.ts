import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const customerHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- customer find TEXTE | show ID | create --last-name NOM …

Cherche, montre ou crée un client, et le rend en JSON\u00a0: un objet par ligne. find cherche par nom,
téléphone, e-mail, carte ou ville, d’abord dans ce magasin, puis dans les autres.

  --first-name PRÉNOM
  --last-name NOM     obligatoire
  --phone NUMÉRO      comme on le compose
  --email ADRESSE
  --postcode CODE
  --city VILLE
  --card NUMÉRO       de la carte de fidélité
  --birth-month N     1 à 12
  --somebody-else     une autre personne a le même téléphone, e-mail ou numéro de carte
${commonOptions.fr}`,
  en: `npm run till -- customer find TEXT | show ID | create --last-name NAME …

Finds, shows or makes a customer, and prints them as JSON, one object a line. find looks by name, phone,
e-mail, card or town, in this store first, then in the others.

  --first-name NAME
  --last-name NAME    must be given
  --phone NUMBER      as it is dialled
  --email ADDRESS
  --postcode CODE
  --city TOWN
  --card NUMBER       of the loyalty card
  --birth-month N     1 to 12
  --somebody-else     another person has the same phone, e-mail or card number
${commonOptions.en}`,
};
