import { type FailureText, text } from '../failure-text.ts';

/** The demo shop. */
export const demoFailures = {
  DEMO_NO_SECOND_TILL: text(
    'La deuxième caisse n’a pas démarré. Celle-ci continue\u202f; réessayez, ou lancez « npm start -- --data AUTRE_DOSSIER ».',
    'The second till did not start. This one goes on; try again, or run “npm start -- --data OTHER_FOLDER”.',
    true,
  ),
  TERMINAL_DEAD: text(
    'Le terminal de paiement ne répond pas. Rien n’a été débité\u202f; prenez un autre règlement.',
    'The payment terminal does not answer. Nothing was charged; take another tender.',
  ),
} as const satisfies Record<string, FailureText>;
