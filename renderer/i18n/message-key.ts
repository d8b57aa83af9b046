import type { fr } from './fr.ts';

export type MessageKey = keyof typeof fr;
