import { type FailureText, text } from '../failure-text.ts';

/** Settings of one till. */
export const settingsFailures = {
  SETTING_UNKNOWN: text(
    'Il n’y a pas de réglage {key}. Réglages connus : {known}.',
    'There is no setting {key}. Known settings: {known}.',
  ),
  SETTING_BAD: text(
    'Le réglage {key} ne peut pas être {value}. Valeurs possibles : {allowed}.',
    'Setting {key} can’t be {value}. Possible values: {allowed}.',
  ),
} as const satisfies Record<string, FailureText>;
