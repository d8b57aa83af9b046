/** What shell and scripts take when they are not told: both must find the same till. */

export type Environment = Readonly<Record<string, string | undefined>>;
export type Language = 'fr' | 'en';

/** Where the till keeps its files. `platform` as Node names it, `home` the user's home folder. */
export function defaultDataFolder(
  environment: Environment,
  { platform, home }: { platform: string; home: string },
): string {
  if (platform === 'win32')
    return `${environment.LOCALAPPDATA ?? `${home}\\AppData\\Local`}\\Comptoir`;
  if (platform === 'darwin') return `${home}/Library/Application Support/Comptoir`;
  // The XDG specification ignores a relative path.
  const data = environment.XDG_DATA_HOME;
  return `${data?.startsWith('/') ? data : `${home}/.local/share`}/comptoir`;
}

/** POSIX order of precedence; without any (Windows) what the system says. */
export function systemLanguage(environment: Environment, systemLocale: string): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return (locale ?? systemLocale).toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export function isLanguage(text: string): text is Language {
  return text === 'fr' || text === 'en';
}
