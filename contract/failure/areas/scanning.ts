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
} as const satisfies Record<string, FailureText>;
