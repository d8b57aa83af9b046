export type Language = 'fr' | 'en';

/** What Intl is asked for: French of France, English of the United Kingdom. */
export const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
