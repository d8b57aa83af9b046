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
    'Ce ticket vient de la caisse {till}. Cette caisse ne connaît que ses propres ventes tant qu’elle n’est pas reliée à la centrale ; faites le retour à la caisse {till}.',
    'This receipt is from till {till}. This till knows its own sales only until it is linked to head office; make the return at till {till}.',
  ),
  RECEIPT_ELSEWHERE: text(
    'Ce ticket vient d’une autre caisse ou d’un autre magasin. Il pourra être repris ici quand la caisse sera reliée à la centrale ; d’ici là, le retour se fait à la caisse qui l’a imprimé.',
    'This receipt is from another till or store. It can be taken back here once the till is linked to head office; until then, make the return at the till that printed it.',
  ),
  RECEIPT_AMBIGUOUS: text(
    'Plusieurs tickets de cette caisse portent le numéro {receipt}. Tapez aussi les deux derniers signes.',
    'Several receipts of this till have the number {receipt}. Type the last two signs too.',
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
