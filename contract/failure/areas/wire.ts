import { type FailureText, text } from '../failure-text.ts';

/** Between page, host and scripts. */
export const wireFailures = {
  NO_ANSWER: text(
    'La caisse n’a pas répondu à temps. Rien n’est perdu ; l’écran se remet à jour tout seul.',
    'The till did not answer in time. Nothing is lost; the screen will catch up by itself.',
    true,
  ),
  NOT_ALLOWED: text(
    'Cette fenêtre n’a pas le droit de faire cela.',
    'This window may not do that.',
  ),
  BAD_REQUEST: text(
    'La demande n’a pas été comprise ({where}). Rien n’a été changé.',
    'The request was not understood ({where}). Nothing was changed.',
  ),
  INTERNAL: text(
    'Une erreur interne a arrêté cette action. Rien n’a été changé. Code pour l’assistance : {reference}.',
    'An internal error stopped this action. Nothing was changed. Code for support: {reference}.',
    true,
  ),
  UNREADABLE_ANSWER: text(
    'La réponse de la caisse n’a pas été comprise ({where}). Rechargez cet écran\u202f; ce qui est enregistré est gardé.',
    'The till’s answer was not understood ({where}). Reload this screen; what was stored is kept.',
  ),
  BUSY: text(
    'La caisse est occupée. Réessayez dans un instant.',
    'The till is busy. Try again in a moment.',
    true,
  ),
} as const satisfies Record<string, FailureText>;
