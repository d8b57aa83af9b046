import { type FailureText, text } from '../failure-text.ts';

/** Sessions, money that moves without a sale, counts, closing. */
export const dayFailures = {
  SESSION_OPEN: text(
    'La session {number} est déjà ouverte. Clôturez-la d’abord.',
    'Session {number} is open already. Close it first.',
  ),
  SESSION_NONE: text(
    'Aucune session n’est ouverte sur cette caisse.',
    'No session is open at this till.',
  ),
  HANDOVER_COUNT_FIRST: text(
    'Comptez le tiroir avant la passation.',
    'Count the drawer before you hand over.',
  ),
  HANDOVER_SAME: text(
    'Cette personne a déjà la caisse. Choisissez qui la prend.',
    'This person has the till already. Choose who takes it.',
  ),
  SAFE_ELSEWHERE: text(
    'Le coffre est tenu par une autre caisse du magasin. Faites-le là-bas.',
    'Another till of the store keeps the safe. Do it there.',
  ),
  SAFE_TOO_LITTLE: text(
    'D’après cette caisse, le coffre contient moins que cela : {type}. Comptez le coffre, ou corrigez le montant. Rien n’a été enregistré.',
    'As far as this till knows, the safe holds less than that: {type}. Count the safe, or correct the amount. Nothing was recorded.',
  ),
  DEPOSIT_UNKNOWN: text(
    'Cette remise n’est pas dans le journal de cette caisse.',
    'This deposit is not in the journal of this till.',
  ),
  WORK_GONE: text(
    'Ce qui était préparé a été enregistré ou abandonné. Recommencez.',
    'What was prepared has been recorded or given up. Start again.',
  ),
  MONEY_AMOUNT: text('Entrez un montant.', 'Enter an amount.'),
  MONEY_TYPE_UNKNOWN: text(
    'Ce moyen de paiement n’est pas connu ici\u00a0: {type}.',
    'This way to pay is not known here: {type}.',
  ),
  REASON_NEEDED: text('Choisissez un motif.', 'Choose a reason.'),
  COUNT_OPEN: text(
    'Un autre comptage est en cours. Terminez-le, ou abandonnez-le.',
    'Another count is under way. Finish it, or give it up.',
  ),
  COUNT_GONE: text(
    'Ce comptage n’existe plus. Recommencez-en un.',
    'This count is no longer there. Start a new one.',
  ),
  COUNT_STATE: text(
    'Ce comptage en est à une autre étape. Rien n’a changé.',
    'This count is at another step. Nothing was changed.',
  ),
  COUNT_STALE: text(
    'De l’argent a bougé depuis le comptage. Ce qui a été compté est gardé\u00a0: vérifiez-le et validez de nouveau.',
    'Money has moved since the count. What was counted is kept: check it and validate again.',
  ),
  COUNT_INCOMPLETE: text(
    'Il reste à compter\u00a0: {type}. Entrez 0 s’il n’y en a pas.',
    'Still to be counted: {type}. Enter 0 if there is none.',
  ),
  DAY_REASON_NEEDED: text(
    'L’écart de {type} demande un motif.',
    'The difference of {type} needs a reason.',
  ),
  DAY_LEFT_BAD: text(
    'Ce qui reste au tiroir dépasse ce qui a été compté.',
    'More would stay in the drawer than was counted.',
  ),
  DAY_CLOSED: text(
    'La journée du {day} est déjà close (Z {number}) et rien n’a bougé depuis. Rien n’est clôturé une seconde fois.',
    'The day {day} is closed already (Z {number}) and nothing has moved since. Nothing is closed a second time.',
  ),
  DAY_BASKET_PART_PAID: text(
    'Un panier est payé en partie. Encaissez le reste, ou retirez-en les règlements.',
    'A basket is paid in part. Take the rest, or remove its tenders.',
  ),
  DAY_BASKETS_SUSPENDED: text(
    'Des tickets sont en pause\u00a0: {count}. Reprenez-les avant de clôturer.',
    'Baskets are put aside: {count}. Resume them before closing.',
  ),
  DROP_DUE: text(
    'Il y a trop d’espèces dans le tiroir. Faites une remise au coffre.',
    'There is too much cash in the drawer. Drop some into the safe.',
  ),
  CLOSURE_UNKNOWN: text(
    'Cette clôture n’est pas dans le journal de cette caisse.',
    'This closure is not in the journal of this till.',
  ),
} as const satisfies Record<string, FailureText>;
