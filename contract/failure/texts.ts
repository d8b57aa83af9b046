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
    'La caisse n’a pas répondu à temps. Rien n’est perdu ; l’écran se remet à jour tout seul.',
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
    'Une erreur interne a arrêté cette action. Rien n’a été changé. Code pour l’assistance : {reference}.',
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
    'La clé ne correspond pas au fichier de la caisse. Le fichier n’a pas été touché ; remettez la clé d’origine ou appelez l’assistance.',
    'The key does not fit the till file. The file was not touched; put the original key back or call support.',
    false,
    true,
  ),
  STORE_DAMAGED: text(
    'Le fichier de la caisse est abîmé ({file}). Il n’a pas été touché ; gardez-le et appelez l’assistance.',
    'The till file is damaged ({file}). It was not touched; keep it and call support.',
    false,
    true,
  ),
  DISK_FULL: text(
    'Le disque est plein. Ce qui était enregistré est gardé, la dernière action ne l’est pas. Libérez de la place et réessayez.',
    'The disk is full. What was stored is kept, the last action is not. Free some space and try again.',
    true,
    true,
  ),
  FOLDER_READ_ONLY: text(
    'La caisse ne peut pas écrire dans {folder}. Rien n’a été changé ; corrigez les droits du dossier.',
    'The till cannot write in {folder}. Nothing was changed; correct the folder’s permissions.',
    false,
    true,
  ),
} as const satisfies Record<string, FailureText>;
