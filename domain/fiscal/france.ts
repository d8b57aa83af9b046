import type { FiscalProfile, PaperLanguage } from './fiscal-profile.ts';
import { jetCodes } from './jet-codes.ts';

/** CGI art. 286 I 3° bis and BOI-TVA-DECLA-30-10-30. */
export const france: FiscalProfile = {
  id: 'fr',
  // §170: cumulative and compulsory.
  compulsoryClosures: ['day', 'month', 'year'],
  eventCode: (word) => jetCodes[word] ?? null,
  paper: {
    showsProof: true,
    extractOf: (hash) => hash.slice(0, 8),
    duplicate: (copyNumber, language) => `${words[language].duplicate} ${copyNumber}`,
    training: (language) => words[language].training,
    voids: (receiptNumber, language) => `${words[language].voids} ${receiptNumber}`,
    modifies: (receiptNumber, language) => `${words[language].modifies} ${receiptNumber}`,
  },
  // §220: at most a year between two archives.
  archiveWithinDays: 365,
};

const words: Readonly<
  Record<PaperLanguage, Record<'duplicate' | 'training' | 'voids' | 'modifies', string>>
> = {
  fr: {
    duplicate: 'DUPLICATA',
    training: 'FORMATION - SANS VALEUR',
    voids: 'Ce ticket annule le ticket',
    modifies: 'Ce ticket modifie le ticket',
  },
  en: {
    // The word of the law, as an inspector looks for it.
    duplicate: 'DUPLICATE (DUPLICATA)',
    training: 'TRAINING - NOT A RECEIPT',
    voids: 'This receipt voids receipt',
    modifies: 'This receipt changes receipt',
  },
};
