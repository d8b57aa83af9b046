import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const ordersHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- orders [--store]

Rend les commandes que ce magasin a prises, prépare ou remet, les plus récentes d’abord\u00a0: un objet
JSON par ligne, avec l’état de chaque ligne.

  --store  ce que le magasin a à faire\u00a0: un objet par tâche, la plus pressante d’abord
${commonOptions.fr}`,
  en: `npm run till -- orders [--store]

Prints the orders that this store took, prepares or hands over, newest first: one JSON object a line,
with the state of each of its lines.

  --store  what the store has to do: one object a task, the most pressing first
${commonOptions.en}`,
};

export const orderHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- order ÉTAPE COMMANDE [LIGNE[*QTÉ] …]

Fait une étape d’une commande dans ce magasin, et rend en JSON ce qui a été fait. Sans ligne\u00a0: toutes
celles qui en sont là. COMMANDE\u00a0: identifiant, numéro imprimé, ou code de retrait du client.

  ÉTAPE           picked, short, refused, packed, ready, shipped, handed-over, cancelled, extended,
                  asked-again
  --reason CODE   pourquoi, pour short et refused
  --parcel NUMÉRO du colis
  --code CODE     code de retrait que dit le client
  --identity      une pièce d’identité a été vérifiée
  --until DATE    gardé jusque-là, par exemple 2026-12-05T19:00:00.000Z
${commonOptions.fr}`,
  en: `npm run till -- order STEP ORDER [LINE[*QTY] …]

Does a step of an order in this store, and prints as JSON what was done. Without a line: all of them
that are there. ORDER: its id, its printed number, or the customer’s collection code.

  STEP            picked, short, refused, packed, ready, shipped, handed-over, cancelled, extended,
                  asked-again
  --reason CODE   why, of short and refused
  --parcel NUMBER of the parcel
  --code CODE     the collection code that the customer says
  --identity      an identity document was checked
  --until DATE    kept until then, such as 2026-12-05T19:00:00.000Z
${commonOptions.en}`,
};
