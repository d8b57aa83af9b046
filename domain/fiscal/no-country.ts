import type { FiscalProfile } from './fiscal-profile.ts';

/** Where the law asks nothing of a till: the journal is kept all the same. */
export const noCountry: FiscalProfile = {
  id: 'none',
  // Closed when somebody wants to.
  compulsoryClosures: [],
  eventCode: () => null,
  paper: {
    showsProof: false,
    extractOf: (hash) => hash.slice(0, 8),
    duplicate: (copyNumber, language) =>
      language === 'fr' ? `COPIE ${copyNumber}` : `COPY ${copyNumber}`,
    training: (language) =>
      language === 'fr' ? 'FORMATION - SANS VALEUR' : 'TRAINING - NOT A RECEIPT',
    voids: (receiptNumber, language) =>
      language === 'fr' ? `Annule le ticket ${receiptNumber}` : `Voids receipt ${receiptNumber}`,
    modifies: (receiptNumber, language) =>
      language === 'fr' ? `Modifie le ticket ${receiptNumber}` : `Changes receipt ${receiptNumber}`,
  },
  archiveWithinDays: null,
};
