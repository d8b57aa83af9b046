import { type FailureText, text } from '../failure-text.ts';

/** What the platform refuses to a web shop or another system of the retailer. */
export const shopFailures = {
  CLIENT_UNKNOWN: text(
    'La plateforme ne reconnaît pas cette clé d’accès. Rien n’a été changé\u202f; demandez-en une autre au siège.',
    'The platform does not recognise this access key. Nothing was changed; ask head office for another one.',
  ),
  UNKNOWN_ITEM: text(
    'L’article {sku} n’existe pas ou n’est plus vendu. Rien n’a été changé.',
    'There is no item {sku}, or it is sold no more. Nothing was changed.',
  ),
  ORDER_SHORT: text(
    'L’article {sku} n’est disponible nulle part en quantité suffisante. La commande n’a pas été prise.',
    'No place has enough of item {sku}. The order was not taken.',
  ),
  ORDER_UNKNOWN: text(
    'Cette commande n’existe pas sur la plateforme, ou n’est pas de cette boutique en ligne.',
    'There is no such order on the platform, or it is not of this web shop.',
  ),
  ORDER_TOO_LATE: text(
    'Une partie de la commande est déjà partie. Rien n’a été annulé\u00a0: reprenez ce qui est parti par un retour.',
    'A part of the order has left already. Nothing was cancelled: take back what has left as a return.',
  ),
  ORDER_STEP_REFUSED: text(
    'La ligne {line} ne peut pas passer cette étape\u00a0: elle est à l’état {state}. Rien n’a été changé.',
    'Line {line} can’t take this step: it is in state {state}. Nothing was changed.',
  ),
} as const satisfies Record<string, FailureText>;
