import { type FailureText, text } from '../failure-text.ts';

/** What the central platform refuses, and why it can't start. */
export const platformFailures = {
  PAIRING_CODE_WRONG: text(
    'Ce code d’appairage n’est pas valable : il est faux, expiré ou déjà utilisé. Demandez-en un autre.',
    'This pairing code is not valid: it is wrong, expired or used. Ask for another one.',
  ),
  UNKNOWN_STORE: text(
    'Le magasin {storeId} n’existe pas sur la plateforme.',
    'There is no store {storeId} on the platform.',
  ),
  UNKNOWN_TILL: text(
    'La caisse {tillId} n’existe pas sur la plateforme.',
    'There is no till {tillId} on the platform.',
  ),
  NOT_ENROLLED: text(
    'La plateforme ne reconnaît pas cette caisse. La vente continue ; rien n’est perdu.',
    'The platform does not recognise this till. Selling goes on; nothing is lost.',
  ),
  PROOF_REFUSED: text(
    'La plateforme n’accepte pas la preuve que cette demande vient de la caisse ({reason}). La vente continue\u202f; rien n’est perdu.',
    'The platform does not accept the proof that this request comes from the till ({reason}). Selling goes on; nothing is lost.',
  ),
  TILL_REVOKED: text(
    'Cette caisse a été retirée du réseau par le siège, et les fiches clients en sont effacées. La vente continue, rien de vendu n’est perdu\u202f; demandez un nouveau code d’appairage au siège.',
    'Head office has taken this till off the network, and customers’ records are erased from it. Selling goes on, no sale is lost; ask head office for a new pairing code.',
  ),
  CLOCK_APART: text(
    'L’horloge de la caisse est trop loin de celle de la plateforme.',
    'The till’s clock is too far from the platform’s.',
    true,
  ),
  NOT_YOUR_JOURNAL: text(
    'La plateforme garde ce journal sous le nom d’une autre caisse et n’en prend rien de plus. La vente continue et tout reste ici ; prévenez l’assistance.',
    'The platform keeps this journal under another till’s name and takes no more of it. Selling goes on and everything stays here; tell support.',
    false,
    true,
  ),
  NOT_YOUR_STORE: text(
    'Cette caisse ne peut lire que le rapport de son propre magasin.',
    'This till may read the report of its own store only.',
    false,
  ),
  ENTRY_REFUSED: text(
    'La plateforme refuse l’enregistrement {sequence} ({problem}) : il n’est pas tel qu’il a été signé. Il reste dans la caisse\u202f; prévenez l’assistance.',
    'The platform refuses entry {sequence} ({problem}): it is not as it was signed. It stays in the till; tell support.',
    false,
    true,
  ),
  DOCUMENT_REFUSED: text(
    'Le document {id} ({collection}) n’est pas valable\u00a0: {path}. Rien n’a été écrit.',
    'The document {id} ({collection}) is not valid: {path}. Nothing was written.',
  ),
  PUSH_TOO_LARGE: text(
    'L’envoi est trop gros pour la plateforme.',
    'What was sent is too large for the platform.',
  ),
  TOO_MANY_REQUESTS: text(
    'Trop de demandes à la fois. Réessayez dans {retryAfterS} secondes.',
    'Too many requests at once. Try again in {retryAfterS} seconds.',
    true,
  ),
  PLATFORM_BUSY: text(
    'La plateforme ne peut pas enregistrer pour l’instant. L’envoi reprendra tout seul.',
    'The platform can’t store anything just now. Sending will resume by itself.',
    true,
  ),
  NO_SNAPSHOT: text(
    'La plateforme n’a pas (ou plus) ce fichier du catalogue. La caisse le demande autrement.',
    'The platform has no such catalogue file (any more). The till asks for it in another way.',
    true,
  ),
  UNKNOWN_ROUTE: text(
    'La plateforme ne connaît pas cette adresse.',
    'The platform does not know this address.',
  ),
  PLATFORM_RUNNING: text(
    'Une plateforme tourne déjà sur le dossier {folder}.',
    'A platform already runs on the folder {folder}.',
  ),
  DATABASE_NEWER: text(
    'La base de données vient d’un logiciel plus récent (étape {found}, connue jusqu’à {known}). Rien n’a été changé.',
    'The database comes from a newer program (step {found}, known up to {known}). Nothing was changed.',
  ),
  DATABASE_UNREACHABLE: text(
    'La base de données ne répond pas ({sqlState}).',
    'The database does not answer ({sqlState}).',
    true,
  ),
} as const satisfies Record<string, FailureText>;
