import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const returnHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- return TICKET LIGNE[*QTÉ] …

Reprend des articles d’un ticket et rend ce qui a été payé. Écrit en JSON la transaction telle que le
journal l’a signée. Si quoi que ce soit est refusé, rien n’est repris ni rendu.

  TICKET                numéro imprimé, code du ticket ou identifiant de sa commande, de tout magasin,
                        ou numéro d’une commande en ligne
  LIGNE[*QTÉ]           numéro de la ligne, et quantité (tout ce qui reste sans elle) : 1*2
  --reason CODE         motif de la liste du commerçant\u202f; le premier sans lui
  --disposition QUOI    restock (sans elle), damaged ou send-back
  --here yes|no         les articles sont là, quand la caisse ne sait pas s’ils sont partis
  --tender TYPE         comment rendre\u202f; sans lui, comme le ticket a été payé
${commonOptions.fr}`,
  en: `npm run till -- return RECEIPT LINE[*QTY] …

Takes goods of a receipt back and gives back what was paid. Prints as JSON the transaction as the
journal signed it. If anything is refused, nothing is taken back and nothing paid out.

  RECEIPT               printed number, code of the receipt or id of its order, of any store,
                        or number of an order of a web shop
  LINE[*QTY]            number of the line, and quantity (all that is left without it): 1*2
  --reason CODE         reason of the retailer’s list; the first without it
  --disposition WHAT    restock (without it), damaged or send-back
  --here yes|no         the goods are there, where the till does not know whether they have left
  --tender TYPE         how to give back; without it, as the receipt was paid
${commonOptions.en}`,
};
