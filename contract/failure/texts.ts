/** What each failure says to the operator, whether the same act may be tried again as it is, and
 * whether data is at risk. French typography: a non-breaking space before : ; ! ? € %. */
export interface FailureText {
  fr: string;
  en: string;
  retry: boolean;
  dataAtRisk: boolean;
}

const text = (fr: string, en: string, retry = false, dataAtRisk = false): FailureText => ({
  fr,
  en,
  retry,
  dataAtRisk,
});

export const failureTexts = {
  // The wire
  NO_ANSWER: text(
    'La caisse n’a pas répondu à temps. Rien n’est perdu ; l’écran se remet à jour tout seul.',
    'The till did not answer in time. Nothing is lost; the screen will catch up by itself.',
    true,
  ),
  NOT_ALLOWED: text(
    'Cette fenêtre n’a pas le droit de faire cela.',
    'This window may not do that.',
  ),
  BAD_REQUEST: text(
    'La demande n’a pas été comprise ({where}). Rien n’a été changé.',
    'The request was not understood ({where}). Nothing was changed.',
  ),
  INTERNAL: text(
    'Une erreur interne a arrêté cette action. Rien n’a été changé. Code pour l’assistance : {reference}.',
    'An internal error stopped this action. Nothing was changed. Code for support: {reference}.',
    true,
  ),
  UNREADABLE_ANSWER: text(
    'La réponse de la caisse n’a pas été comprise ({where}). Rechargez cet écran ; ce qui est enregistré est gardé.',
    'The till’s answer was not understood ({where}). Reload this screen; what was stored is kept.',
  ),
  BUSY: text(
    'La caisse est occupée. Réessayez dans un instant.',
    'The till is busy. Try again in a moment.',
    true,
  ),
  // Selling
  UNKNOWN_CODE: text(
    'Code {code} inconnu. Le panier n’a pas changé ; cherchez l’article (F2).',
    'Code {code} is unknown. The basket has not changed; search for the item (F2).',
  ),
  BAD_CHECK_DIGIT: text(
    'Code {code} mal lu : sa clé de contrôle est fausse. Scannez à nouveau.',
    'Code {code} was misread: its check digit is wrong. Scan it again.',
    true,
  ),
  SCAN_TOO_OLD: text(
    'La caisse n’a pas répondu à temps au code {code}, il n’est plus envoyé. S’il manque dans le panier, scannez-le à nouveau.',
    'The till did not answer in time for code {code}, which is no longer sent. If it is missing in the basket, scan it again.',
    true,
  ),
  ITEM_WITHDRAWN: text(
    '{name} est retiré de la vente. Le panier n’a pas changé.',
    '{name} has been withdrawn from sale. The basket has not changed.',
  ),
  ITEM_OTHER_CURRENCY: text(
    'Le prix de {name} est en {currency}, pas dans la monnaie de la caisse. Le panier n’a pas changé.',
    'The price of {name} is in {currency}, not in the till’s currency. The basket has not changed.',
  ),
  BAD_QUANTITY: text(
    'Quantité {quantity} refusée : de 1 à 9 999, et en entier pour une pièce. La ligne n’a pas changé.',
    'Quantity {quantity} refused: from 1 to 9,999, and whole for pieces. The line has not changed.',
  ),
  LINE_GONE: text(
    'Cette ligne n’est plus dans le panier.',
    'This line is no longer in the basket.',
  ),
  NO_OPEN_BASKET: text('Aucun panier en cours.', 'No basket is open.'),
  BASKET_FULL: text(
    'Ce panier a {limit} lignes, le maximum. Encaissez-le et continuez sur un autre.',
    'This basket has {limit} lines, the most it can hold. Take payment and go on with another.',
  ),
  BASKET_TOO_LONG: text(
    'Ce panier a été changé {limit} fois, le maximum. Encaissez-le ou abandonnez-le, et continuez sur un autre.',
    'This basket has been changed {limit} times, the most it can hold. Take payment or abandon it, and go on with another.',
  ),
  BASKET_TOO_DEAR: text(
    'Le total dépasserait ce que la caisse sait encaisser. La ligne n’a pas été ajoutée.',
    'The total would exceed what the till can handle. The line was not added.',
  ),
  BASKET_CHANGED: text(
    'Le panier a changé entre-temps. Regardez le nouveau total, puis encaissez.',
    'The basket changed in the meantime. Look at the new total, then take payment.',
    true,
  ),
  BASKET_OPEN: text(
    'Un panier est en cours. Mettez-le en pause ou encaissez-le d’abord.',
    'A basket is open. Suspend it or take payment first.',
  ),
  BASKET_PART_PAID: text(
    'Des règlements sont déjà acceptés. Retirez-les d’abord.',
    'Tenders have already been accepted. Remove them first.',
  ),
  BASKET_NOT_FOUND: text(
    'Ce panier n’est plus en pause : il a été repris ou encaissé.',
    'This basket is no longer suspended: it was resumed or paid.',
  ),
  NOTHING_TO_UNDO: text('Rien à annuler.', 'Nothing to undo.'),
  TENDER_UNKNOWN: text('Règlement « {type} » inconnu ici.', 'Tender “{type}” is not known here.'),
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
    'Cette référence ne convient pas. 24 lettres, chiffres ou tirets au plus, et jamais un numéro de carte.',
    'This reference will not do. At most 24 letters, digits or hyphens, and never a card number.',
  ),
  TENDER_GONE: text(
    'Ce règlement n’est plus dans le panier.',
    'This tender is no longer in the basket.',
  ),
  TENDERS_FULL: text(
    'Ce panier a déjà {limit} règlements. Le prochain doit payer tout le reste ; sinon, retirez-en un.',
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
  // How the till is
  JOURNAL_DEFECT: text(
    'Le journal {journalId} a un défaut à l’enregistrement {sequence} ({problem}). Il est scellé et gardé, les ventes continuent dans un nouveau. Appelez l’assistance.',
    'Journal {journalId} has a defect at entry {sequence} ({problem}). It is sealed and kept, sales go on in a new one. Call support.',
    false,
    true,
  ),
  JOURNAL_DEFECT_OPEN: text(
    'Le journal {journalId} a un défaut à l’enregistrement {sequence} ({problem}), et la caisse n’a pas pu le noter. Les ventes continuent ; redémarrez la caisse dès que possible et appelez l’assistance.',
    'Journal {journalId} has a defect at entry {sequence} ({problem}), and the till could not note it. Sales go on; restart the till as soon as you can and call support.',
    true,
    true,
  ),
  JOURNAL_TAMPERED: text(
    'Des données du journal ont été modifiées hors de la caisse ({problem}). Elles sont remises en état et c’est noté ; les ventes continuent. Appelez l’assistance.',
    'Data of the journal was changed outside the till ({problem}). It has been put right and noted; sales go on. Call support.',
    false,
    true,
  ),
  CATALOG_REBUILT: text(
    'Le fichier des articles était abîmé. Il est mis de côté, les ventes et paniers sont intacts. Importez le catalogue à nouveau.',
    'The item file was damaged. It has been set aside, sales and baskets are untouched. Import the catalogue again.',
  ),
  CATALOG_EMPTY: text(
    'Il n’y a aucun article sur cette caisse. Importez le catalogue.',
    'There is no item on this till. Import the catalogue.',
  ),
  CATALOG_DAMAGED: text(
    'Le fichier des articles est abîmé. Redémarrez la caisse, puis importez le catalogue à nouveau ; les ventes et paniers sont intacts.',
    'The item file is damaged. Restart the till, then import the catalogue again; sales and baskets are untouched.',
  ),
  KEYS_WEAK: text(
    'Les clés de la caisse sont dans un fichier que seul votre compte peut lire. Fermez la session quand vous partez.',
    'The till’s keys are in a file that only your account can read. Lock the session when you leave.',
  ),
  // Import
  IMPORT_RUNNING: text(
    'Un import est déjà en cours. Attendez qu’il finisse.',
    'An import is already running. Wait until it ends.',
    true,
  ),
  IMPORT_GONE: text(
    'Cet import n’existe plus. Le catalogue n’a pas changé ; recommencez.',
    'This import no longer exists. The catalogue has not changed; start again.',
    true,
  ),
  IMPORT_NOTHING: text(
    'Aucune ligne de {file} n’a pu être reprise. Le catalogue n’a pas changé.',
    'No line of {file} could be used. The catalogue has not changed.',
  ),
  IMPORT_TOO_LONG: text(
    'Le fichier {file} a plus de {limit} lignes, le maximum d’un import. Le catalogue n’a pas changé ; coupez-le en plusieurs.',
    'The file {file} has more than {limit} lines, the most an import takes. The catalogue has not changed; split it.',
  ),
  // Scripts
  FILE_UNREADABLE: text(
    'Le fichier {file} ne peut pas être lu ({reason}). Rien n’a été changé.',
    'The file {file} can’t be read ({reason}). Nothing was changed.',
  ),
  FILE_UNWRITABLE: text(
    'Le fichier {file} ne peut pas être écrit ({reason}). Rien n’a été changé.',
    'The file {file} can’t be written ({reason}). Nothing was changed.',
  ),
  FILE_DAMAGED: text(
    'Le fichier {file} est abîmé ou incomplet ({reason}). Rien n’a été changé.',
    'The file {file} is damaged or incomplete ({reason}). Nothing was changed.',
  ),
  INTERRUPTED: text(
    'Interrompu. Ce qui était déjà enregistré est gardé, le reste n’a pas été fait.',
    'Interrupted. What was already stored is kept, the rest was not done.',
    true,
  ),
  JOURNAL_UNKNOWN: text(
    'Il n’y a pas de journal {journalId} sur cette caisse.',
    'There is no journal {journalId} on this till.',
  ),
  JOURNAL_BROKEN: text(
    'Le journal {journalId} est faux à l’enregistrement {sequence} : {problem}. Ses enregistrements restent tels quels, les ventes continuent dans un autre journal ; gardez les fichiers et appelez l’assistance.',
    'Journal {journalId} is wrong at entry {sequence}: {problem}. Its entries stay as they are, sales go on in another journal; keep the files and call support.',
    false,
    true,
  ),
  // Starting
  ALREADY_RUNNING: text(
    'Une caisse tourne déjà sur ce dossier ({folder}). Elle continue, celle-ci s’arrête.',
    'A till is already running on this folder ({folder}). It goes on; this one stops.',
  ),
  PORT_TAKEN: text(
    'Le port {port} est déjà pris par un autre programme. Choisissez-en un autre avec --port.',
    'Port {port} is taken by another program. Choose another with --port.',
  ),
  WRONG_KEY: text(
    'La clé ne correspond pas au fichier de la caisse. Le fichier n’a pas été touché ; remettez la clé d’origine ou appelez l’assistance.',
    'The key does not fit the till file. The file was not touched; put the original key back or call support.',
    false,
    true,
  ),
  KEY_FILE_LOST: text(
    'Le fichier de clés de la caisse ({file}) manque, et sans lui ses données ne s’ouvrent pas. Rien n’a été touché ; remettez le fichier d’origine ou appelez l’assistance.',
    'The till’s key file ({file}) is missing, and its data does not open without it. Nothing was touched; put the original file back or call support.',
    false,
    true,
  ),
  KEY_FILE_DAMAGED: text(
    'Le fichier de clés de la caisse ({file}) est illisible. Il n’a pas été touché ; remettez le fichier d’origine ou appelez l’assistance.',
    'The till’s key file ({file}) can’t be read. It was not touched; put the original file back or call support.',
    false,
    true,
  ),
  KEY_FILE_EXPOSED: text(
    'D’autres utilisateurs de cette machine peuvent lire le fichier de clés ({file}). La caisse ne démarre pas ainsi ; réservez-le à son propriétaire (chmod 600).',
    'Other users of this machine can read the key file ({file}). The till does not start like this; keep it to its owner (chmod 600).',
    true,
  ),
  HOST_KEEPS_STOPPING: text(
    'Le programme de la caisse s’est arrêté {deaths} fois en une minute. Ce qui était enregistré est gardé ; redémarrez la machine ou appelez l’assistance.',
    'The till program stopped {deaths} times within a minute. What was stored is kept; restart the machine or call support.',
    true,
  ),
  STORE_DAMAGED: text(
    'Le fichier de la caisse est abîmé ({file}). Il n’a pas été touché ; gardez-le et appelez l’assistance.',
    'The till file is damaged ({file}). It was not touched; keep it and call support.',
    false,
    true,
  ),
  STORE_NEWER: text(
    'Le fichier de la caisse ({file}) a été écrit par une version plus récente du programme. Il n’a pas été touché ; installez cette version ou une plus récente.',
    'The till file ({file}) was written by a newer version of the program. It was not touched; install that version or a newer one.',
  ),
  DISK_FULL: text(
    'Le disque est plein. Ce qui était enregistré est gardé, la dernière action ne l’est pas. Libérez de la place et réessayez.',
    'The disk is full. What was stored is kept, the last action is not. Free some space and try again.',
    true,
    true,
  ),
  FOLDER_READ_ONLY: text(
    'La caisse ne peut pas écrire dans {folder}. Rien n’a été changé ; corrigez les droits du dossier.',
    'The till cannot write in {folder}. Nothing was changed; correct the folder’s permissions.',
    false,
    true,
  ),
  // Journal
  SEGMENT_UNREADABLE: text(
    'Le fichier d’archive {file} manque ou ne peut pas être lu. Remettez-le depuis une sauvegarde ; la vente continue.',
    'The archive file {file} is missing or can’t be read. Put it back from a backup; selling goes on.',
    true,
    true,
  ),
  SEGMENT_NOT_CLOSED: text(
    'L’exercice {segment} n’est pas clôturé. Faites d’abord la clôture annuelle.',
    'Fiscal year {segment} is not closed. Make the yearly closing first.',
  ),
  SEGMENT_NOT_ARCHIVED: text(
    'L’exercice {segment} n’est pas archivé, ou un plus ancien n’est pas encore purgé.',
    'Fiscal year {segment} is not archived, or an older one is not purged yet.',
  ),
} as const satisfies Record<string, FailureText>;
