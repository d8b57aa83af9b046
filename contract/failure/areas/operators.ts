import { type FailureText, text } from '../failure-text.ts';

/** Who works here, and what they may. */
export const operatorFailures = {
  SIGN_ON_FIRST: text(
    'Personne n’est connecté à cette caisse. Le panier est gardé : connectez-vous, puis recommencez.',
    'Nobody is signed on at this till. The basket is kept: sign on, then do it again.',
  ),
  PIN_WRONG: text(
    'Code incorrect. Essais restants : {left}.',
    'Wrong PIN. Tries left: {left}.',
    true,
  ),
  PIN_WAIT: text(
    'Trop d’essais à la suite. Réessayez dans {seconds} s.',
    'Too many tries in a row. Try again in {seconds} s.',
    true,
  ),
  PIN_LOCKED: text(
    'Code bloqué pour {minutes} min après trop d’essais. Une autre personne peut se connecter.',
    'PIN locked for {minutes} min after too many tries. Somebody else can sign on.',
    true,
  ),
  PIN_NONE: text(
    'Cette personne n’a pas de code sur cette caisse. Demandez-en un au responsable.',
    'This person has no PIN on this till. Ask the manager for one.',
  ),
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
  APPROVAL_GONE: text(
    'Cette demande d’accord n’est plus valable. Rien n’a changé\u202f; recommencez.',
    'This request for approval is no longer good. Nothing has changed; do it again.',
  ),
  APPROVAL_OWN: text(
    'Nul ne s’accorde à soi-même ce qui dépasse sa limite. Demandez à quelqu’un d’autre.',
    'Nobody approves what they ask for themselves. Ask somebody else.',
  ),
  APPROVAL_BEYOND: text(
    'Cette personne ne peut pas l’accorder non plus. Peut l’accorder\u00a0: {role}.',
    'This person can’t allow it either. Who can: {role}.',
  ),
  APPROVAL_PIN_SHORT: text(
    'Pour donner son accord il faut un code à {digits} chiffres. Cette personne doit en demander un nouveau.',
    'Approving takes a PIN of {digits} digits. This person has to ask for a new one.',
  ),
  APPROVALS_FULL: text(
    'Ce panier a déjà {limit} accords, le maximum. Qui peut les donner doit se connecter et finir la vente.',
    'This basket has {limit} approvals, the most there can be. Who can give them has to sign on and finish the sale.',
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
