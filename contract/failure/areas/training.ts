import { type FailureText, text } from '../failure-text.ts';

/** Training and selling never mix. */
export const trainingFailures = {
  TRAINING_CHANGED: text(
    'La caisse vient de passer de la formation à la vente, ou l’inverse. Rien n’a été fait\u202f; regardez l’écran, puis recommencez.',
    'The till has just changed from training to selling, or back. Nothing was done; look at the screen, then do it again.',
  ),
  NOT_IN_TRAINING: text(
    'Cela ne se fait pas en formation. Rien n’a changé\u202f; quittez la formation pour le faire vraiment.',
    'Not in training. Nothing has changed; leave training to do it for real.',
  ),
  TRAINING_NO_VALUE: text(
    'Cartes cadeaux, avoirs et acomptes ne se vendent ni ne s’encaissent en formation\u202f; choisissez un autre paiement.',
    'Gift cards, store credit and deposits are neither sold nor taken in training; choose another way to pay.',
  ),
  TRAINING_BASKET_OPEN: text(
    'Un panier est ouvert. Encaissez-le, mettez-le en attente ou abandonnez-le, puis commencez la formation.',
    'A basket is open. Have it paid, suspend it or give it up, then begin training.',
  ),
  RECEIPT_OF_OTHER_KIND: text(
    'Un ticket de formation ne s’imprime qu’en formation, un vrai ticket jamais.',
    'A training receipt prints in training only, a real one never does.',
  ),
} as const satisfies Record<string, FailureText>;
