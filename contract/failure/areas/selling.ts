import { type FailureText, text } from '../failure-text.ts';

/** Ringing up, and the basket. */
export const sellingFailures = {
  UNKNOWN_CODE: text(
    'Code {code} inconnu. Le panier n’a pas changé ; cherchez l’article (F2).',
    'Code {code} is unknown. The basket has not changed; search for the item (F2).',
  ),
  NOTHING_SHORT_HERE: text(
    'Aucun article connu ici ne manque au magasin alors que le réseau en a. Rien n’a changé\u202f; donnez un code.',
    'No item known here is missing in the store while the network has it. Nothing has changed; give a code.',
  ),
  BAD_CHECK_DIGIT: text(
    'Code {code} mal lu : sa clé de contrôle est fausse. Scannez à nouveau.',
    'Code {code} was misread: its check digit is wrong. Scan it again.',
    true,
  ),
  SCAN_TOO_OLD: text(
    'La caisse n’a pas répondu à temps au code {code}, il n’est plus envoyé. S’il manque dans le panier, scannez-le à nouveau.',
    'The till did not answer in time for code {code}, which is no longer sent. If it is missing in the basket, scan it again.',
    true,
  ),
  ITEM_WITHDRAWN: text(
    '{name} est retiré de la vente. Le panier n’a pas changé.',
    '{name} has been withdrawn from sale. The basket has not changed.',
  ),
  ITEM_OTHER_CURRENCY: text(
    'Le prix de {name} est en {currency}, pas dans la monnaie de la caisse. Le panier n’a pas changé.',
    'The price of {name} is in {currency}, not in the till’s currency. The basket has not changed.',
  ),
  BAD_QUANTITY: text(
    'Quantité {quantity} refusée : de 1 à 9 999, et en entier pour une pièce. La ligne n’a pas changé.',
    'Quantity {quantity} refused: from 1 to 9,999, and whole for pieces. The line has not changed.',
  ),
  LINE_GONE: text(
    'Cette ligne n’est plus dans le panier.',
    'This line is no longer in the basket.',
  ),
  SERIAL_NUMBER_BAD: text(
    'Ce n’est pas un numéro de série. 20 signes au plus, sans espace ni accent, avec au moins un chiffre ; jamais un nom ni un téléphone.',
    'This is no serial number. At most 20 signs, no space or accent, with at least one digit; never a name or a phone number.',
  ),
  NOT_A_VARIANT: text(
    'Cette ligne ne peut pas changer de taille ou de couleur. Retirez-la et ajoutez l’autre article.',
    'The size or colour of this line can’t be changed. Remove it and add the other item.',
  ),
  NO_OPEN_BASKET: text('Aucun panier en cours.', 'No basket is open.'),
  BASKET_FULL: text(
    'Ce panier a {limit} lignes, le maximum. Encaissez-le et continuez sur un autre.',
    'This basket has {limit} lines, the most it can hold. Take payment and go on with another.',
  ),
  DEPOSITS_FULL: text(
    'Ce panier déduit déjà {limit} acomptes, le maximum. Encaissez-le et continuez sur un autre.',
    'This basket already takes off {limit} deposits, the most it can. Take payment and go on with another.',
  ),
  BASKET_TOO_LONG: text(
    'Ce panier a été changé {limit} fois, le maximum. Encaissez-le ou abandonnez-le, et continuez sur un autre.',
    'This basket has been changed {limit} times, the most it can hold. Take payment or abandon it, and go on with another.',
  ),
  BASKET_TOO_DEAR: text(
    'Le total dépasserait ce que la caisse sait encaisser. La ligne n’a pas été ajoutée.',
    'The total would exceed what the till can handle. The line was not added.',
  ),
  BASKET_CHANGED: text(
    'Le panier a changé entre-temps. Regardez le nouveau total, puis encaissez.',
    'The basket changed in the meantime. Look at the new total, then take payment.',
    true,
  ),
  BASKET_OPEN: text(
    'Un panier est en cours. Mettez-le en pause ou encaissez-le d’abord.',
    'A basket is open. Suspend it or take payment first.',
  ),
  BASKET_PART_PAID: text(
    'Des règlements sont déjà acceptés. Retirez-les d’abord.',
    'Tenders have already been accepted. Remove them first.',
  ),
  COUPONS_TOO_MANY: text(
    'Un panier prend au plus {limit} codes promo. Celui-ci n’a pas été ajouté.',
    'A basket takes at most {limit} promotion codes. This one was not added.',
  ),
  COUPON_GONE: text(
    'Le code {coupon} n’est plus sur ce panier.',
    'The code {coupon} is no longer on this basket.',
  ),
  BASKET_NOT_FOUND: text(
    'Ce panier n’est plus en pause : il a été repris ou encaissé.',
    'This basket is no longer suspended: it was resumed or paid.',
  ),
  NOT_SHIPPABLE: text(
    'Cette ligne ne peut pas être expédiée\u00a0: carte cadeau, acompte, service, retour, article pesé ou numéro de série. Elle n’a pas changé.',
    'This line can’t be shipped: gift card, deposit, service, return, weighed item or serial number. It has not changed.',
  ),
  SHIP_WITHOUT_ADDRESS: text(
    'Un article est à expédier\u00a0: indiquez le client et son adresse (F3), puis encaissez.',
    'An item is to be shipped: name the customer and the address (F3), then take payment.',
  ),
  LINE_FOLLOWS_ORDER: text(
    'Cette ligne suit sa commande (frais, acompte ou prix convenu)\u00a0: elle ne se modifie pas seule. Elle n’a pas changé.',
    'This line follows its order (fee, deposit or agreed price): it can’t be changed alone. It has not changed.',
  ),
  GROUP_GONE: text(
    'Cet envoi ou retrait n’est plus dans le panier. Rien n’a changé\u202f; choisissez à nouveau.',
    'This delivery or pickup is no longer in the basket. Nothing has changed; choose again.',
  ),
  DELIVERY_NOT_THERE: text(
    'Aucun mode de livraison ne va à cette adresse. Rien n’a changé\u202f; choisissez une autre adresse ou un retrait.',
    'No delivery method goes to this address. Nothing has changed; choose another address or a pickup.',
  ),
  PLACE_UNKNOWN: text(
    'Ce lieu n’est pas un magasin connu de cette caisse. Rien n’a changé\u202f; choisissez-en un autre.',
    'This place is no store known to this till. Nothing has changed; choose another.',
  ),
  ADDRESS_INCOMPLETE: text(
    'L’adresse n’est pas complète\u00a0: nom, rue, code postal, ville et pays sont nécessaires. Rien n’a changé.',
    'The address is not complete: name, street, postcode, city and country are needed. Nothing has changed.',
  ),
  ADDRESS_POSTCODE: text(
    'Ce code postal n’a pas la forme de ceux du pays. Rien n’a changé\u202f; vérifiez-le avec le client.',
    'This postcode does not look like one of that country. Nothing has changed; check it with the customer.',
  ),
  PAY_LATER_NOT_SHIPPED: text(
    'Un envoi se paie en entier avant de partir. Rien n’a changé.',
    'What is sent is paid in full before it leaves. Nothing has changed.',
  ),
  CUSTOMER_GONE: text(
    'Ce client n’est plus connu de cette caisse. Le panier n’a pas changé\u202f; cherchez-le à nouveau.',
    'This customer is no longer known to this till. The basket has not changed; search again.',
  ),
  CUSTOMER_NOT_ONE: text(
    'Aucun client unique pour «\u00a0{text}\u00a0» sur cette caisse (trouvés\u00a0: {count}). Donnez son téléphone, sa carte ou son identifiant.',
    'No single customer of this till is “{text}” (found: {count}). Give their phone, card or id.',
  ),
  CUSTOMER_KNOWN: text(
    'Ce téléphone, cet e-mail ou cette carte est déjà celui d’un client. Rien n’a été enregistré\u202f; choisissez-le, ou confirmez que c’est une autre personne.',
    'This phone, e-mail or card is already a customer’s. Nothing was saved; choose them, or confirm that this is somebody else.',
  ),
  CUSTOMER_FIELD: text(
    'Une donnée du client n’a pas la bonne forme. Rien n’a été enregistré\u202f; vérifiez le nom, le téléphone et l’e-mail.',
    'Something said of the customer is not in its form. Nothing was saved; check name, phone and e-mail.',
  ),
  CUSTOMER_ON_THE_WAY: text(
    'La fiche de ce client n’est pas encore arrivée. Le panier n’a pas changé\u202f; réessayez dans un instant.',
    'This customer’s record has not arrived yet. The basket has not changed; try again in a moment.',
    true,
  ),
  NOTHING_TO_UNDO: text('Rien à annuler.', 'Nothing to undo.'),
} as const satisfies Record<string, FailureText>;
