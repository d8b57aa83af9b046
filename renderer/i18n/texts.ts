import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Language } from './language.ts';
import type { MessageKey } from './message-key.ts';

export const texts: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { fr, en };
