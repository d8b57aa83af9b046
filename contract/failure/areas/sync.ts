import { type FailureText, text } from '../failure-text.ts';

/** What a till says of its platform, beside what the platform says itself. None of it stops a sale. */
export const syncFailures = {
  PLATFORM_UNREACHABLE: text(
    'La plateforme ne répond pas. Vérifiez la connexion internet si cela dure.',
    'The platform does not answer. Check the internet connection if this lasts.',
    true,
  ),
  PLATFORM_NOT_TRUSTED: text(
    'Le certificat de la plateforme {host} n’est pas valable ({reason}). Rien n’est envoyé à un inconnu. Vérifiez la date de la caisse, puis prévenez l’assistance.',
    'The certificate of platform {host} is not valid ({reason}). Nothing is sent to a stranger. Check the till’s date, then tell support.',
  ),
  PLATFORM_UNREADABLE: text(
    'Autre chose répond à la place de la plateforme, par exemple la page de connexion d’un réseau ({reason}). Ouvrez cette connexion, ou prévenez l’assistance.',
    'Something else answers in place of the platform, such as a network’s sign-in page ({reason}). Sign in to the network, or tell support.',
    true,
  ),
  PLATFORM_REFUSED: text(
    'La plateforme refuse l’envoi de la caisse ({status} {reason}). Les ventes sont gardées ici ; prévenez l’assistance.',
    'The platform refuses what the till sends ({status} {reason}). The sales are kept here; tell support.',
  ),
  SNAPSHOT_DAMAGED: text(
    'Le catalogue reçu de la plateforme n’est pas celui qu’elle annonce ({reason}). Il n’est pas utilisé\u202f; la caisse garde ce qu’elle a et le redemande.',
    'The catalogue that came from the platform is not the one it announced ({reason}). It is not used; the till keeps what it has and asks again.',
    true,
  ),
  PLATFORM_URL_BAD: text(
    'L’adresse {value} ne va pas : il faut https://…, ou http:// vers cette machine.',
    'The address {value} will not do: it must be https://…, or http:// to this machine.',
  ),
  TILL_TOO_OLD: text(
    'Cette caisse est trop ancienne pour la plateforme. Elle vend et garde tout ; mettez-la à jour pour qu’elle envoie à nouveau.',
    'This till is too old for the platform. It sells and keeps everything; update it so that it sends again.',
  ),
  PLATFORM_TOO_OLD: text(
    'Cette caisse est plus récente que la plateforme. Elle vend et garde tout, et enverra dès que la plateforme sera mise à jour\u202f; prévenez l’assistance.',
    'This till is newer than the platform. It sells and keeps everything, and sends as soon as the platform is updated; tell support.',
  ),
  CLOCK_OFF: text(
    'L’heure de la caisse diffère de {minutes} min de celle de la plateforme. Réglez la machine.',
    'The till’s clock is {minutes} min off the platform’s. Set the machine’s clock.',
  ),
  JOURNAL_FORK: text(
    'La plateforme connaît une autre suite du journal {journalId} à partir du n° {sequence} : cette caisse a sans doute été restaurée d’une copie. {count} enregistrements ne sont qu’ici. Un nouveau journal a commencé, la vente continue ; prévenez l’assistance.',
    'The platform knows another course of journal {journalId} from no. {sequence} on: this till was probably restored from a copy. {count} entries are only here. A new journal has begun and selling goes on; tell support.',
    false,
    true,
  ),
  JOURNAL_PAST_MISSING: text(
    'Il manque à la plateforme le début du journal {journalId} (n° {sequence}), qui n’est plus sur cette caisse. Il faut le lui rendre depuis une archive ; prévenez l’assistance.',
    'The platform lacks the beginning of journal {journalId} (no. {sequence}), which is no longer on this till. It must be given back from an archive; tell support.',
    false,
    true,
  ),
  ENTRIES_QUARANTINED: text(
    'Enregistrements que la plateforme a bien reçus mais n’a pas pu exploiter : {count}. Rien n’est perdu ni à ressaisir, l’assistance s’en occupe.',
    'Entries that the platform received but could not use: {count}. Nothing is lost or to be keyed again; support takes care of them.',
  ),
} as const satisfies Record<string, FailureText>;
