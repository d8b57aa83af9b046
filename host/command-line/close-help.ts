import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const closeHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- close [--counted TYPE:MONTANT] …

Clôture la session et la journée, et écrit le Z en JSON\u202f; le dernier jour, le mois et l’exercice
avec elle («\u00a0further\u00a0»). Sans --counted, ce que le journal attend vaut comptage, et la clôture le dit
(«\u00a0how\u00a0»\u00a0: «\u00a0as-expected\u00a0»). Refusé tant qu’un panier est payé en partie,
et si la journée est déjà close et que rien n’a bougé depuis (DAY_CLOSED).

  --counted TYPE:MONTANT  compté de ce moyen de paiement\u00a0: cash:123.45\u202f; les autres comme attendus
${commonOptions.fr}`,
  en: `npm run till -- close [--counted TYPE:AMOUNT] …

Closes session and day and prints the Z as JSON; on the last day the month and the fiscal year with
it (“further”). Without --counted what the journal expects is taken for counted, and the closing says
so (“how”: “as-expected”). Refused while a basket is paid in part, and if the day is closed
already and nothing has moved since (DAY_CLOSED).

  --counted TYPE:AMOUNT  counted of this tender type: cash:123.45; the others as expected
${commonOptions.en}`,
};
