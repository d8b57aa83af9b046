import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const ringHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- ring --item CODE[*QTÉ] … --tender TYPE:MONTANT[:RÉFÉRENCE] …

Encaisse une vente et écrit en JSON la transaction telle que le journal l’a signée. Si quoi que ce
soit est refusé, rien n’est vendu : le panier est rendu, et le journal le dit.

  --item CODE[*QTÉ]     code-barres ou référence, et quantité (1 sans elle) : ML001-1*2
  --tender TYPE:MONTANT règlement, dans l’ordre : cash:20.00, card:5,00
  --repeat N            la même vente N fois, une ligne JSON chacune\u202f; s’arrête au premier refus
  --script FICHIER|-    une vente par ligne JSON\u202f; un fichier est relu en entier avant la première\u00a0:
                        {"items":[{"code":"ML001-1","quantity":"2"}],
                         "tenders":[{"type":"cash","amount":"200.00"}]}
  --receipt paper       imprime le ticket après chaque vente\u202f; «\u00a0receipt\u00a0» dit ce qu’il en est. Une
                        impression manquée n’annule pas la vente et ne change pas le code de sortie
${commonOptions.fr}`,
  en: `npm run till -- ring --item CODE[*QTY] … --tender TYPE:AMOUNT[:REFERENCE] …

Rings one sale and prints as JSON the transaction as the journal signed it. If anything is refused
nothing is sold: the basket is given back, and the journal says so.

  --item CODE[*QTY]     barcode or sku, and quantity (1 without it): ML001-1*2
                        then @ship, @pickup:STORE or @reserve (here) where it is not taken now:
                        ML001-1*2@ship; @ship:2 goes to the second --address
  --address FILE        where it is sent, as JSON: {"name":"…","street":"…","postcode":"…","city":"…"},
                        with "country":"FR" and "phone" if need be; again for further addresses
  --customer TEXT       who buys: phone, card, e-mail, name or id; without it who the first address
                        is for
  --deposit AMOUNT[:arrhes|acompte]  taken now on what is picked up or reserved
  --pay now|later       what is picked up or reserved is paid now, or at the hand-over
  --tender TYPE:AMOUNT  in this order: cash:20.00, card:5,00; card:rest pays what is left
  --repeat N            the same sale N times, a JSON line each; stops at the first refusal
  --script FILE|-       one sale per JSON line; a file is read through before the first is rung:
                        {"items":[{"code":"ML001-1","quantity":"2"}],
                         "tenders":[{"type":"cash","amount":"200.00"}]}
  --receipt paper       prints the receipt after each sale; “receipt” says what became of it. A print
                        that fails undoes no sale and does not change the exit code
${commonOptions.en}`,
};
