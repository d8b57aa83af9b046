import { type FailureText, text } from '../failure-text.ts';

/** Taking payment. */
export const payingFailures = {
  TENDER_UNKNOWN: text(
    'Règlement «\u00a0{type}\u00a0» inconnu ici.',
    'Tender “{type}” is not known here.',
  ),
  TENDER_NOT_POSITIVE: text('Entrez un montant supérieur à zéro.', 'Enter an amount above zero.'),
  TENDER_OVER_DUE: text(
    'Le montant dépasse le reste à payer ({remainingMinor}). Ce règlement ne rend pas de monnaie.',
    'The amount is more than what is left to pay ({remainingMinor}). This tender gives no change.',
  ),
  TENDER_OVER_LIMIT: text(
    'Le plafond de ce règlement est de {limitMinor}. Complétez par un autre.',
    'This tender is limited to {limitMinor}. Use another for the rest.',
  ),
  TENDER_CHANGE_TOO_LARGE: text(
    'Il y aurait {changeMinor} à rendre. Vérifiez le montant reçu.',
    'There would be {changeMinor} of change to give. Check the amount received.',
  ),
  TENDER_REFERENCE_BAD: text(
    'Cette référence ne convient pas. 24 lettres, chiffres ou tirets au plus, dont un chiffre ; jamais un nom ni un numéro de carte.',
    'This reference will not do. At most 24 letters, digits or hyphens, at least one digit; never a name or a card number.',
  ),
  TENDER_GONE: text(
    'Ce règlement n’est plus dans le panier.',
    'This tender is no longer in the basket.',
  ),
  TENDERS_FULL: text(
    'Ce panier a déjà {limit} règlements. Le prochain doit payer tout le reste\u202f; sinon, retirez-en un.',
    'This basket has {limit} tenders already. The next one must pay all that is left; or remove one.',
  ),
  TENDER_REFERENCE_MISSING: text(
    'Ce règlement demande une référence.',
    'This tender needs a reference.',
  ),
  NOTHING_DUE: text('Il n’y a rien à payer.', 'There is nothing to pay.'),
  TENDER_BELOW_DUE: text(
    'Il manque {remainingMinor}. Rien n’a été encaissé, le panier n’a pas changé.',
    'There is {remainingMinor} left to pay. Nothing was taken, the basket has not changed.',
  ),
} as const satisfies Record<string, FailureText>;
