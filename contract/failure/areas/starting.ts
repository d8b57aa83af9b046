import { type FailureText, text } from '../failure-text.ts';

/** Why a till does not start, and what its files may come to. */
export const startingFailures = {
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
    'Le fichier de clés de la caisse ({file}) manque, et sans lui ses données ne s’ouvrent pas. Rien n’a été touché\u202f; remettez le fichier d’origine ou appelez l’assistance.',
    'The till’s key file ({file}) is missing, and its data does not open without it. Nothing was touched; put the original file back or call support.',
    false,
    true,
  ),
  KEY_FILE_DAMAGED: text(
    'Le fichier de clés de la caisse ({file}) est illisible. Il n’a pas été touché\u202f; remettez le fichier d’origine ou appelez l’assistance.',
    'The till’s key file ({file}) can’t be read. It was not touched; put the original file back or call support.',
    false,
    true,
  ),
  KEY_FILE_EXPOSED: text(
    'D’autres utilisateurs de cette machine peuvent lire le fichier de clés ({file}). La caisse ne démarre pas ainsi\u202f; réservez-le à son propriétaire (chmod 600).',
    'Other users of this machine can read the key file ({file}). The till does not start like this; keep it to its owner (chmod 600).',
    true,
  ),
  KEYS_WRAPPED: text(
    'Les clés de la caisse ({file}) sont protégées par le système et ne s’ouvrent pas ici. Rien n’a été touché ; lancez l’application Comptoir depuis le compte qui l’a installée, ou appelez l’assistance.',
    'The till’s keys ({file}) are protected by the system and do not open here. Nothing was touched; start the Comptoir app from the account that installed it, or call support.',
    true,
    true,
  ),
  HOST_KEEPS_STOPPING: text(
    'Le programme de la caisse s’est arrêté {deaths} fois en une minute. Ce qui était enregistré est gardé\u202f; redémarrez la machine ou appelez l’assistance.',
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
    'Le fichier de la caisse ({file}) a été écrit par une version plus récente du programme. Il n’a pas été touché\u202f; installez cette version ou une plus récente.',
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
} as const satisfies Record<string, FailureText>;
