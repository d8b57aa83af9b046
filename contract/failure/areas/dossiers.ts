import { type FailureText, text } from '../failure-text.ts';

/** Quotes and files of the after-sales service. */
export const dossierFailures = {
  QUOTE_EMPTY: text(
    'Il n’y a rien à chiffrer. Scannez d’abord les articles.',
    'There is nothing to quote. Scan the items first.',
  ),
  QUOTE_NOT_GOODS: text(
    'Un devis ne porte que sur des articles à vendre\u00a0: retirez retours, cartes cadeaux, acomptes et pièces numérotées.',
    'A quote is for goods on sale only: remove returns, gift cards, deposits and numbered pieces.',
  ),
  QUOTE_UNKNOWN: text(
    'Ce devis n’est pas connu de ce magasin.',
    'This quote is not known in this store.',
  ),
  QUOTE_QUANTITY: text(
    'Le devis porte sur {quantity} au plus. Scannez le reste à part\u00a0: il est au prix du jour.',
    'The quote is for {quantity} at most. Scan the rest apart: it is at today’s price.',
  ),
  QUOTE_BASKET_OPEN: text(
    'Un panier est en cours. Encaissez-le ou mettez-le en attente, puis reprenez le devis.',
    'A basket is open. Take its payment or suspend it, then take the quote.',
  ),
  AFTER_SALES_UNKNOWN: text(
    'Ce dossier SAV n’est pas connu de ce magasin.',
    'This after-sales file is not known in this store.',
  ),
  AFTER_SALES_LINE: text(
    'Cette ligne n’est pas un article vendu. Choisissez-en une autre du ticket.',
    'This line is no item that was sold. Choose another one of the receipt.',
  ),
  AFTER_SALES_OPEN: text(
    'Un dossier SAV est déjà ouvert pour cette ligne\u00a0: {number}.',
    'There is an open after-sales file for this line already: {number}.',
  ),
  AFTER_SALES_STATE: text(
    'Le dossier en est à une autre étape. Rien n’a changé\u00a0: regardez où il en est.',
    'The file is at another step. Nothing was changed: look where it is.',
  ),
} as const satisfies Record<string, FailureText>;
