import { type FailureText, text } from '../failure-text.ts';

/** Associates' tablets on the store network. */
export const tabletFailures = {
  TABLET_CODE_WRONG: text(
    'Ce code d’association n’est pas ou plus valable. Demandez-en un nouveau à la caisse (Plus, Tablettes).',
    'This pairing code is not good, or no longer. Ask for a new one at the till (More, Tablets).',
  ),
  TABLET_CODE_WAIT: text(
    'Trop de codes incorrects. Réessayez dans {seconds} s.',
    'Too many wrong codes. Try again in {seconds} s.',
    true,
  ),
  TABLETS_FULL: text(
    'Cette caisse a déjà {limit} tablettes. Retirez-en une d’abord.',
    'This till already has {limit} tablets. Remove one first.',
  ),
  TABLET_UNKNOWN: text(
    'Cette tablette n’est plus associée à la caisse.',
    'This tablet is no longer paired with the till.',
  ),
  TABLETS_SHUT: text(
    'La caisse n’est pas ouverte aux tablettes. Ouvrez-la d’abord.',
    'The till is not open to tablets. Open it first.',
  ),
  NO_NETWORK: text(
    'Cette caisse n’est sur aucun réseau\u00a0: les tablettes ne peuvent pas la joindre.',
    'This till is on no network: tablets can’t reach it.',
    true,
  ),
  NO_SUCH_ADDRESS: text(
    'Cette machine n’a pas l’adresse {address}. Les tablettes ne peuvent pas la joindre.',
    'This machine does not have the address {address}. Tablets can’t reach it.',
    true,
  ),
  PICK_UP_CODES_USED: text(
    'Trop de paniers attendent déjà en caisse ({limit}). Le panier reste sur la tablette.',
    'Too many baskets already wait at the till ({limit}). The basket stays on the tablet.',
  ),
} as const satisfies Record<string, FailureText>;
