import { type FailureText, text } from '../failure-text.ts';

/** The customer's display. */
export const displayFailures = {
  DISPLAY_SHUT: text(
    'Aucun écran client n’est ouvert à cette caisse. Ouvrez-le d’abord (Alt\u00a0+\u00a0Y).',
    'No customer display is open at this till. Open it first (Alt\u00a0+\u00a0Y).',
  ),
  ASK_OVER: text(
    'Cette question n’est plus posée. Adressez-vous à la caisse.',
    'This is no longer asked. Please speak to the cashier.',
  ),
} as const satisfies Record<string, FailureText>;
