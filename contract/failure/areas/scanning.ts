import { type FailureText, text } from '../failure-text.ts';

/** Codes that can't be taken as they are. */
export const scanningFailures = {
  CODE_MISREAD: text(
    'Code {code} mal lu. Scannez-le à nouveau.',
    'Code {code} was misread. Scan it again.',
    true,
  ),
  CODE_FORGED: text(
    'Ce code n’est pas authentique : sa signature est fausse. Ne l’acceptez pas.',
    'This code is not genuine: its signature is wrong. Do not accept it.',
  ),
  CODE_SIGNER_UNKNOWN: text(
    'Ce code vient d’une caisse inconnue ici, il ne peut pas être vérifié. Ne l’acceptez pas sans accord du responsable.',
    'This code comes from a till that is not known here, so it can’t be checked. Do not accept it without a manager.',
  ),
  CODE_NO_ITEM: text(
    'Le code {code} est celui d’une palette, d’un lieu ou d’un document, pas d’un article.',
    'Code {code} is that of a pallet, a place or a document, not of an item.',
  ),
  CODE_UNKNOWN_ELEMENT: text(
    'Le code {code} n’est pas compris à partir de ({element}). Scannez le code-barres de l’article, ou cherchez-le (F2).',
    'Code {code} is not understood from ({element}) on. Scan the item’s barcode, or search for it (F2).',
  ),
  CODE_BAD_LENGTH: text(
    'L’étiquette {code} est mal imprimée ou mal lue : l’élément ({element}) n’a pas la bonne longueur. Scannez à nouveau, ou cherchez l’article (F2).',
    'Label {code} is misprinted or was misread: element ({element}) has a wrong length. Scan it again, or search for the item (F2).',
    true,
  ),
  CODE_BAD_SIGN: text(
    'L’étiquette {code} est mal imprimée ou mal lue : l’élément ({element}) contient un signe interdit. Scannez à nouveau, ou cherchez l’article (F2).',
    'Label {code} is misprinted or was misread: element ({element}) holds a sign that it may not. Scan it again, or search for the item (F2).',
    true,
  ),
  CODE_BAD_DATE: text(
    'L’étiquette {code} est mal imprimée ou mal lue : la date de l’élément ({element}) n’existe pas. Scannez à nouveau, ou cherchez l’article (F2).',
    'Label {code} is misprinted or was misread: the date of element ({element}) does not exist. Scan it again, or search for the item (F2).',
    true,
  ),
  CODE_GIVEN_TWICE: text(
    'L’étiquette {code} se contredit : l’élément ({element}) y est deux fois. Cherchez l’article (F2).',
    'Label {code} contradicts itself: element ({element}) is there twice. Search for the item (F2).',
  ),
  CODE_SAYS_HOW_MUCH: text(
    'Le code de {name} vaut pour une seule pièce. Scannez chaque pièce, sans quantité.',
    'The code of {name} stands for one piece. Scan each piece, without a quantity.',
  ),
  CODE_OTHER_UNIT: text(
    'Le code de {name} donne une mesure dans une autre unité que celle de vente. Le panier n’a pas changé ; prévenez le responsable.',
    'The code of {name} gives a measure in another unit than it is sold by. The basket has not changed; tell the manager.',
  ),
  CODE_OTHER_CURRENCY: text(
    'Le prix sur l’étiquette de {name} est dans une autre monnaie que celle de la caisse. Le panier n’a pas changé.',
    'The price on the label of {name} is in another currency than the till’s. The basket has not changed.',
  ),
  CODE_BAD_PRICE: text(
    'Le prix sur l’étiquette de {name} ne convient pas. Le panier n’a pas changé ; prévenez le responsable.',
    'The price on the label of {name} will not do. The basket has not changed; tell the manager.',
  ),
  CODE_BAD_QUANTITY: text(
    'La quantité sur l’étiquette de {name} ne convient pas. Le panier n’a pas changé ; prévenez le responsable.',
    'The quantity on the label of {name} will not do. The basket has not changed; tell the manager.',
  ),
  GOODS_EXPIRED: text(
    '{name} a dépassé sa date limite ({date}) et ne se vend plus. Le panier n’a pas changé.',
    '{name} is past its expiry date ({date}) and may not be sold. The basket has not changed.',
  ),
  SERIAL_TWICE: text(
    'Cette pièce est déjà dans le panier : même numéro de série.',
    'This piece is already in the basket: same serial number.',
  ),
  CODE_HAS_NO_SCREEN: text(
    'Ce code est juste, mais cet écran ne sait pas l’ouvrir ({kind}). Rechargez l’écran.',
    'This code is right, but this screen can’t open it ({kind}). Reload the screen.',
  ),
  LINE_IS_ONE_PIECE: text(
    'Cette ligne est une pièce à part, avec son numéro de série ou le prix de son étiquette. Scannez la suivante.',
    'This line is one piece, with its serial number or the price of its label. Scan the next one.',
  ),
  RECEIPT_CODE_UNKNOWN: text(
    'Aucun ticket avec ce code sur cette caisse.',
    'There is no receipt with this code on this till.',
  ),
  BADGE_UNKNOWN: text('Aucun opérateur avec ce badge.', 'There is no operator with this badge.'),
  BADGE_WAIT: text(
    'Trop de badges inconnus à la suite. Réessayez dans {seconds} s, ou connectez-vous avec votre code.',
    'Too many unknown badges in a row. Try again in {seconds} s, or sign on with your PIN.',
    true,
  ),
  CUSTOMER_CODE_UNKNOWN: text(
    'Aucun client avec ce code sur cette caisse.',
    'There is no customer with this code on this till.',
  ),
} as const satisfies Record<string, FailureText>;
