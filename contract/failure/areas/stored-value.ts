import { type FailureText, text } from '../failure-text.ts';

/** Gift cards, avoirs, deposits. */
export const storedValueFailures = {
  VALUE_MISTYPED: text(
    'Ce numéro n’existe pas. Vérifiez-le, ou scannez le code.',
    'There is no such number. Check it, or scan the code.',
    true,
  ),
  VALUE_UNKNOWN: text(
    'Le numéro {number} n’est pas connu de cette caisse. Rien n’a été pris.',
    'The number {number} is not known to this till. Nothing was taken.',
  ),
  VALUE_OTHER_KIND: text(
    'Ce numéro est celui d’un autre moyen de paiement.',
    'This number is of another way to pay.',
  ),
  VALUE_CODE_CONTRADICTS: text(
    'Ce code ne correspond pas à ce que la caisse a émis. Ne l’acceptez pas et appelez le responsable.',
    'This code is not what the till issued. Do not accept it and call the manager.',
  ),
  VALUE_EXPIRED: text('Expiré depuis le {expiresOn}.', 'Expired since {expiresOn}.'),
  VALUE_SPENT: text('Il n’y a plus rien dessus.', 'There is nothing left on it.'),
  VALUE_HELD: text(
    'Un panier qui n’est pas payé s’en sert déjà en entier : celui-ci ou un autre. Encaissez-le, ou retirez-en ce règlement.',
    'A basket that is not paid uses all of it already: this one or another. Take its payment, or remove this tender there.',
  ),
  VALUE_TOO_SMALL: text(
    'Il reste {availableMinor} dessus.',
    'There is {availableMinor} left on it.',
  ),
  VALUE_UNASKED: text(
    'Le réseau ne répond pas\u00a0: une autre caisse a pu s’en servir. Prenez {boundMinor} au plus sous ce numéro, ou un autre règlement.',
    'The network does not answer: another till may have used it. Take {boundMinor} of it at most, or another way to pay.',
  ),
  VALUE_ELSEWHERE: text(
    'La caisse {tillNumber} de {storeName} s’en sert en ce moment. Terminez la vente là-bas, ou attendez un quart d’heure.',
    'Till {tillNumber} of {storeName} uses it at this moment. End the sale there, or wait a quarter of an hour.',
    true,
  ),
  VALUE_UNVERIFIED: text(
    'Sans réseau, ce numéro ne peut pas être vérifié. Scannez le code du ticket ou de la carte.',
    'Without the network this number can’t be checked. Scan the code on the receipt or the card.',
    true,
  ),
  VALUE_CHANGED: text(
    'Ce panier utilise un numéro dont il ne reste pas assez. Retirez-le et recommencez.',
    'This basket uses a number with not enough left on it. Remove it and start again.',
  ),
  VALUE_NUMBER_FIXED: text(
    'Le numéro de cette ligne est celui de l’argent confié ; il ne change pas.',
    'The number of this line is that of the money entrusted; it does not change.',
  ),
  GIFT_CARD_AMOUNT: text(
    'Une carte cadeau vaut de {minimumMinor} à {maximumMinor}.',
    'A gift card is worth from {minimumMinor} to {maximumMinor}.',
  ),
  DEPOSIT_AMOUNT: text(
    'Entrez le montant de l’acompte, jusqu’à {maximumMinor}.',
    'Enter the amount of the deposit, up to {maximumMinor}.',
  ),
  DEPOSIT_RATE_UNKNOWN: text(
    'Ce taux de TVA n’est pas appliqué ici.',
    'This VAT rate is not used here.',
  ),
  DEPOSIT_OVER_DUE: text(
    'L’acompte de {depositMinor} se déduit en entier, et il reste {remainingMinor} à payer. Ajoutez d’abord les articles.',
    'The deposit of {depositMinor} is deducted whole, and {remainingMinor} is left to pay. Add the items first.',
  ),
} as const satisfies Record<string, FailureText>;
