import type { Environment } from './default-data-folder.ts';

export type Language = 'fr' | 'en';

export function isLanguage(text: string): text is Language {
  return text === 'fr' || text === 'en';
}

/** POSIX order of precedence; without any (Windows) what the system says. */
export function systemLanguage(environment: Environment, systemLocale: string): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return (locale ?? systemLocale).toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
