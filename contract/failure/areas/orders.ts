import { type FailureText, text } from '../failure-text.ts';

/** Work with orders in a store. */
export const orderFailures = {
  ORDER_UNKNOWN: text(
    'Cette caisse ne connaît pas cette commande. Vérifiez le numéro ou le code du client.',
    'This till does not know that order. Check its number, or the customer’s code.',
  ),
  TASK_UNKNOWN: text(
    'Cette caisse ne connaît pas cette tâche. Rouvrez la liste.',
    'This till does not know that task. Open the list again.',
  ),
  TASK_SETTLED: text(
    'Cette tâche est déjà réglée. Rouvrez la liste.',
    'That task is settled already. Open the list again.',
  ),
  ORDER_NOTHING_TO_DO: text(
    'Rien de la commande {number} n’en est à cette étape.',
    'Nothing of order {number} is at this step.',
  ),
  ORDER_NOT_RESERVED: text(
    '{name}\u00a0: aucune pièce n’est encore réservée dans ce magasin.',
    '{name}: no piece is reserved in this store yet.',
  ),
  ORDER_LIES_ELSEWHERE: text(
    '{name} n’est pas dans ce magasin\u00a0: la pièce est réservée à {place}.',
    '{name} is not in this store: the piece is reserved at {place}.',
  ),
  ORDER_HAS_LEFT: text(
    '{name} est déjà parti\u00a0: remis au client ou expédié.',
    '{name} has already left: it was handed over or shipped.',
  ),
  ORDER_LINE_CANCELLED: text('{name} est annulé.', '{name} is cancelled.'),
  ORDER_NOT_THE_NEXT_STEP: text(
    '{name} n’en est pas à cette étape. Regardez où en est la commande.',
    '{name} is not at this step. Look at where the order stands.',
  ),
  ORDER_NOT_SO_MUCH: text(
    '{name}\u00a0: il n’y en a que {quantity} à cette étape.',
    '{name}: there are only {quantity} at this step.',
  ),
  ORDER_CODE_WRONG: text(
    'Ce code n’est pas celui de la commande {number}. Redemandez-le, ou vérifiez une pièce d’identité.',
    'This is not the code of order {number}. Ask for it again, or check an identity document.',
  ),
  ORDER_CHECK_NEEDED: text(
    'Demandez le code de retrait, ou vérifiez une pièce d’identité, avant de remettre la commande.',
    'Ask for the collection code, or check an identity document, before handing the order over.',
  ),
  ORDER_DUE: text(
    'Il reste {dueMinor} à payer avant de remettre la commande {number}.',
    '{dueMinor} is still due before order {number} is handed over.',
  ),
  ORDER_DUE_CHANGED: text(
    'Une commande de ce panier a été payée, remise ou annulée entre-temps. Rien n’a été encaissé\u202f; retirez ses lignes, puis regardez où elle en est.',
    'An order in this basket was paid, handed over or cancelled in the meantime. No money was taken; take its lines out, then look at where it stands.',
  ),
  ORDER_IS_PAID: text(
    '{name} est payé\u00a0: remboursez la ligne (F6) pour l’annuler.',
    '{name} is paid for: refund the line (F6) to cancel it.',
  ),
  ORDER_ACOMPTE_BINDS: text(
    'Un acompte engage le client comme le magasin\u00a0: la commande tient. Si le magasin renonce, ou la rend par geste, choisissez-le.',
    'An acompte binds the customer as it does the store: the order stands. If the store gives up, or gives it back as goodwill, choose that.',
  ),
  ORDER_DEPOSIT_ELSEWHERE: text(
    'La caisse qui a encaissé l’acompte ou les arrhes de cette commande peut seule les rendre. Rien n’a changé.',
    'Only the till that took the deposit on this order can give it back. Nothing has changed.',
  ),
  ORDER_DEPOSIT_OVER_REST: text(
    'L’acompte ou les arrhes ({depositMinor}) dépassent ce qui resterait à payer ({restMinor}). Annulez toute la commande, ou gardez-en davantage.',
    'The deposit ({depositMinor}) is more than what would be left to pay ({restMinor}). Cancel the whole order, or keep more of it.',
  ),
  ORDER_HOLD_PAST: text(
    'Choisissez une date à venir\u00a0: la pièce est gardée jusque-là.',
    'Choose a day to come: the piece is kept until then.',
  ),
  ORDER_NONE_WAITS: text('Rien n’est à prélever maintenant.', 'Nothing is to be picked now.'),
  PARCEL_ADDRESS_UNKNOWN: text(
    'L’adresse de la commande {number} n’est pas (ou plus) connue ici\u00a0: le colis est parti, ou ne part pas de ce magasin.',
    'The address of order {number} is not known here (any more): the parcel has left, or does not leave from this store.',
  ),
  ORDER_NONE_TO_PICK: text(
    '{name} n’est à préparer pour aucune commande de ce magasin.',
    '{name} is not to be picked for any order of this store.',
  ),
} satisfies Readonly<Record<string, FailureText>>;
