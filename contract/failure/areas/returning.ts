import { type FailureText, text } from '../failure-text.ts';

/** Goods that come back, and the money for them. */
export const returningFailures = {
  RECEIPT_UNREADABLE: text(
    '« {receipt} » n’est pas un numéro de ticket. Tapez-le comme il est imprimé, par exemple 2-000042-K7.',
    '“{receipt}” is not a receipt number. Type it as it is printed, such as 2-000042-K7.',
  ),
  RECEIPT_UNKNOWN: text(
    'Le ticket {receipt} n’est pas de cette caisse. Vérifiez le numéro, ou scannez le code du ticket.',
    'Receipt {receipt} is not one of this till. Check the number, or scan the code on the receipt.',
  ),
  RECEIPT_OTHER_TILL: text(
    'Ce ticket vient de la caisse {till}, que cette caisse ne connaît pas. Scannez le code du ticket, ou faites le retour quand la centrale répond.',
    'This receipt is from till {till}, which this till does not know. Scan the code on the receipt, or make the return once head office answers.',
  ),
  RECEIPT_ELSEWHERE: text(
    'Ce ticket n’est connu ni de cette caisse ni de la centrale. Scannez le code du ticket, ou faites le retour quand la centrale répond.',
    'Neither this till nor head office knows this receipt. Scan the code on it, or make the return once head office answers.',
  ),
  RECEIPT_OFFLINE: text(
    'La centrale ne répond pas et cette caisse ne connaît pas ce ticket. Scannez le code du ticket : il suffit hors ligne.',
    'Head office does not answer and this till does not know this receipt. Scan the code on it: offline that is enough.',
  ),
  DOSSIER_OFFLINE: text(
    'Rien ne porte le numéro {number} dans ce magasin, et la centrale ne répond pas\u00a0: un devis ou un dossier d’un autre magasin ne se cherche qu’en ligne.',
    'Nothing has the number {number} in this store, and head office does not answer: a quote or file of another store is found only online.',
  ),
  DOSSIER_ON_THE_WAY: text(
    'Le numéro {number} est d’un autre magasin et arrive. Cherchez-le de nouveau dans un instant.',
    'Number {number} is of another store and on its way. Search for it again in a moment.',
  ),
  WEB_ORDER_OFFLINE: text(
    'Aucun ticket ne porte ce numéro ici. Une commande de la boutique en ligne ne se retrouve que quand la centrale répond\u00a0: réessayez en ligne.',
    'No receipt has this number here. An order of a web shop is found only while head office answers: try again online.',
  ),
  RETURN_GOODS_WHERE: text(
    'Cette caisse ne sait pas si {name} est déjà parti. Dites si l’article est là.',
    'This till does not know whether {name} has left already. Say whether it is there.',
  ),
  RECEIPTS_NEED_PLATFORM: text(
    'Les tickets d’un client ne sont connus que de la centrale. Scannez le code d’un ticket, ou tapez son numéro.',
    'Only head office knows a customer’s receipts. Scan the code on a receipt, or type its number.',
  ),
  RETURN_LINES_UNKNOWN: text(
    'Ce ticket est long : son code ne dit que le total. Le retour se fait quand la centrale répond. Le panier n’a pas changé.',
    'This receipt is long: its code tells the total only. Make the return once head office answers. The basket has not changed.',
  ),
  RECEIPT_AMBIGUOUS: text(
    'Plusieurs tickets portent le numéro {receipt}. Tapez aussi les deux derniers signes, ou scannez le code.',
    'Several receipts have the number {receipt}. Type the last two signs too, or scan the code.',
  ),
  RECEIPT_ARCHIVED: text(
    'Un retour de ce ticket est dans une archive retirée de cette caisse. Ce qui reste à reprendre n’est plus connu ici ; le panier n’a pas changé.',
    'A return of this receipt is in an archive that was removed from this till. What is left to return is no longer known here; the basket has not changed.',
  ),
  RETURN_TOO_MANY: text(
    '{name} : il en reste {left} à reprendre de ce ticket, retours en cours compris. Le panier n’a pas changé.',
    '{name}: {left} left to return of this receipt, returns under way included. The basket has not changed.',
  ),
  RETURN_GIFT_CARD: text(
    '{name} est une carte cadeau : c’est de l’argent, elle ne se reprend pas comme un article.',
    '{name} is a gift card: it is money and is not taken back like goods.',
  ),
  RETURN_DEPOSIT: text(
    '{name} est un acompte : il se règle avec sa commande, pas par un retour.',
    '{name} is a deposit: it is settled with its order, not by a return.',
  ),
  RETURN_ACCOUNT_PAYMENT: text(
    '{name}\u00a0: c’est un règlement de compte, pas un article. Il ne se reprend pas\u202f; corrigez le compte avec le service comptable.',
    '{name}: this is a payment on an account, not goods. It is not taken back; have the account corrected by accounting.',
  ),
  RETURN_OF_RETURN: text(
    '{name} a été repris par ce ticket : il n’y a rien à reprendre.',
    '{name} was given back on this receipt: there is nothing to return.',
  ),
  RETURN_ALL_RETURNED: text(
    '{name} est déjà repris en entier, retours en cours compris. Le panier n’a pas changé.',
    'All of {name} has already been returned, returns under way included. The basket has not changed.',
  ),
  RETURN_CHANGED: text(
    '{name} a été repris ailleurs entre-temps. Retirez la ligne et refaites le retour : rien n’a été remboursé.',
    '{name} was returned elsewhere in the meantime. Remove the line and make the return again: nothing was refunded.',
  ),
  RETURN_OTHER_COMPANY: text(
    'Ce ticket a été vendu et facturé par {company}, qui seule peut le reprendre et en faire l’avoir. Le panier n’a pas changé.',
    'This receipt was sold and invoiced by {company}, and only they can take it back and credit it. The basket has not changed.',
  ),
  RETURN_LINE_FIXED: text(
    'La quantité d’un retour ne se change pas. Retirez la ligne et refaites le retour.',
    'The quantity of a return can’t be changed. Remove the line and make the return again.',
  ),
  NOTHING_TO_REFUND: text('Il n’y a rien à rembourser.', 'There is nothing to refund.'),
  REFUND_OVER_DUE: text(
    'Il reste {remainingMinor} à rembourser. Rien n’a été rendu.',
    'There is {remainingMinor} left to refund. Nothing was given back.',
  ),
  REFUND_NOT_POSSIBLE: text(
    'Ce règlement ne se rembourse pas. Remboursez comme le ticket a été payé, ou par un avoir.',
    'This tender can’t be refunded. Refund the way the receipt was paid, or by store credit.',
  ),
  REFUND_OVER_PAID: text(
    'Par ce règlement, {leftMinor} au plus : c’est ce qui a été payé ainsi et pas encore rendu.',
    'By this tender, at most {leftMinor}: what was paid so and has not been given back.',
  ),
} as const satisfies Record<string, FailureText>;
