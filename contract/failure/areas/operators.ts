import { type FailureText, text } from '../failure-text.ts';

/** Who works here, and what they may. */
export const operatorFailures = {
  ROLE_NOT_ALLOWED: text(
    'Pas avec votre rôle. Rien n’a changé. Peut le faire : {role}.',
    'Not in your role. Nothing has changed. Who can: {role}.',
  ),
  OVER_LIMIT: text(
    'Au-delà de votre limite de {limitBp} du prix. Rien n’a changé. Peut l’accorder : {role}.',
    'Beyond your limit of {limitBp} of the price. Nothing has changed. Who can: {role}.',
  ),
  OVER_LIMIT_AMOUNT: text(
    'Au-delà de votre limite de {limitMinor}. Rien n’a changé. Peut l’accorder : {role}.',
    'Beyond your limit of {limitMinor}. Nothing has changed. Who can: {role}.',
  ),
  REASON_UNKNOWN: text(
    'Ce motif n’existe plus. Choisissez-en un autre.',
    'This reason no longer exists. Choose another.',
  ),
  OPERATOR_UNKNOWN: text(
    'Cette personne ne travaille plus sur cette caisse. Choisissez-en une autre.',
    'This person no longer works at this till. Choose another.',
  ),
  NOT_DISCOUNTABLE: text(
    'Pas de remise sur un retour, une carte cadeau ou un acompte. Rien n’a changé.',
    'No discount on a return, a gift card or a deposit. Nothing has changed.',
  ),
  DISCOUNT_WITHOUT_EFFECT: text(
    'Cette remise ne peut pas s’appliquer telle quelle au prix. Rien n’a changé ; vérifiez le montant.',
    'This discount can’t apply to the price as it is. Nothing has changed; check the amount.',
  ),
  DISCOUNTS_FULL: text(
    'Déjà {limit} remises, le maximum. Retirez-en une d’abord.',
    'Already {limit} discounts, the most there can be. Remove one first.',
  ),
  DISCOUNT_GONE: text('Cette remise est déjà retirée.', 'This discount has already been removed.'),
} as const satisfies Record<string, FailureText>;
