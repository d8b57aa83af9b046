/**
 * What a country asks of a till beyond its journal. The journal itself (signed, linked, closed, with
 * perpetual totals) is the same in every country: a profile only adds words, codes and duties.
 */
export interface FiscalProfile {
  id: FiscalProfileId;
  /** Closures that must be made, also when nobody asks for them; any can be made by hand. A longer one needs the shorter. */
  compulsoryClosures: readonly ('day' | 'month' | 'year')[];
  /** Code in the country's event journal, by our word; null for what it has no code for. */
  eventCode(word: FiscalWord): string | null;
  /** What stands on every paper of a transaction, beside what any shop prints. */
  paper: {
    /** Program and version, and the extract of the record that ties the paper to it. */
    showsProof: boolean;
    /** Characters of the entry's hash that are printed. */
    extractOf(hash: string): string;
    /** A print after the first; `copyNumber` from 1. */
    duplicate(copyNumber: number, language: PaperLanguage): string;
    /** On everything made while training. */
    training(language: PaperLanguage): string;
    voids(receiptNumber: string, language: PaperLanguage): string;
    modifies(receiptNumber: string, language: PaperLanguage): string;
  };
  /** Closed years without an archive after so many days are warned of; null for never. */
  archiveWithinDays: number | null;
}

export type PaperLanguage = 'fr' | 'en';

export type FiscalProfileId = 'none' | 'fr';

/** An event's own word, or an entry's type with its period or reason: `closure-day`, `key-rotated`. */
type FiscalWord = string;

/**
 * The major version of what the law looks at: journal, closures, archives, and what is printed of
 * them. It is what an attestation names, and it changes only when one of these does; a release that
 * leaves them alone keeps it (BOI-LETTRE-000242: the root of the version may be declared).
 */
export const fiscalVersion = '1';
