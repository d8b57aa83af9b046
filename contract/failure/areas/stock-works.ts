import { type FailureText, text } from '../failure-text.ts';

/** Works on the store's stock. */
export const stockWorkFailures = {
  STOCK_WORK_GONE: text(
    'Ce travail de stock n’est plus ouvert\u00a0: il a été validé ou abandonné.',
    'This stock work is no longer open: it was validated or dropped.',
  ),
  STOCK_WORK_EMPTY: text(
    'Rien n’a été scanné\u00a0: il n’y a rien à valider.',
    'Nothing was scanned: there is nothing to validate.',
  ),
  STOCK_WORK_FULL: text(
    'Ce travail a déjà {limit} articles. Validez-le et commencez-en un autre.',
    'This work already has {limit} items. Validate it and begin another one.',
  ),
  STOCK_UNKNOWN: text(
    'Cette caisse ne connaît pas le stock du magasin : rattachez-la à une plateforme pour compter.',
    'This till does not know the store’s stock: join it to a platform to count.',
  ),
  INVENTORY_GONE: text(
    'Cet inventaire n’est plus ouvert : il a été validé ou abandonné.',
    'This inventory is no longer open: it was validated or dropped.',
  ),
  ZONE_ELSEWHERE: text(
    'La zone {zone} est comptée à la caisse {till}. Prenez un autre nom de zone.',
    'Zone {zone} is counted at till {till}. Take another name for the zone.',
  ),
  INVENTORY_ZONES_OPEN: text(
    'Des zones sont encore en cours de comptage ({count}). Terminez-les d’abord.',
    'Some zones are still being counted ({count}). Finish them first.',
  ),
  INVENTORY_RECOUNT: text(
    'Des articles sont à recompter ({count}) : leur écart est trop grand, ou ils ont bougé pendant le comptage.',
    'Some items have to be counted again ({count}): too much differs, or they moved while they were counted.',
  ),
  INVENTORY_UNCOUNTED: text(
    'Des articles n’ont été comptés par personne ({count}). Confirmez qu’ils ne sont plus là, ou comptez-les.',
    'Nobody counted some items ({count}). Confirm that they are gone, or count them.',
  ),
  INVENTORY_CHANGED: text(
    'Quelqu’un a compté pendant la validation. Relisez les écarts.',
    'Somebody counted while it was being validated. Look at the differences again.',
    true,
  ),
  TRANSFER_TO_WHOM: text(
    'Choisissez l’autre magasin de ce transfert.',
    'Choose the other store of this transfer.',
  ),
  TRANSFER_GONE: text(
    'Ce transfert n’attend plus d’être reçu ici.',
    'This transfer does not wait to be received here any more.',
  ),
  REQUEST_GONE: text(
    'Cette demande est déjà répondue ou retirée.',
    'This request was already answered or withdrawn.',
  ),
  STOCK_NOT_GOODS: text(
    '{name} est une prestation\u00a0: elle n’a pas de stock.',
    '{name} is a service: it has no stock.',
  ),
} satisfies Readonly<Record<string, FailureText>>;
