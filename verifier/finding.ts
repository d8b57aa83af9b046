/** What is wrong: `docs/journal-format.md` §8 and `docs/archive-format.md` §4. */
export type FindingKind =
  // Of the file.
  | 'zip'
  | 'container'
  | 'manifest'
  | 'manifest-signature'
  | 'file-missing'
  | 'file-added'
  | 'file-changed'
  | 'key-chain'
  // Of a journal.
  | 'tail-missing'
  | 'after-head'
  | 'count'
  | 'head'
  | 'predecessor'
  // Of an entry.
  | 'missing'
  | 'repeated'
  | 'order'
  | 'unreadable'
  | 'hash'
  | 'columns'
  | 'opening'
  | 'previous-hash'
  | 'key'
  | 'signature'
  | 'segment'
  | 'type-number'
  | 'type-link'
  | 'amounts'
  | 'totals'
  | 'closure'
  | 'invoice'
  | 'after-seal'
  | 'personal';

export interface Finding {
  kind: FindingKind;
  /** Inside the ZIP, or empty. */
  file: string;
  /** Empty when no journal is meant. */
  journalId: string;
  /** Of the entry, 0 when none is meant. */
  sequence: number;
  /** For who looks into it; no sentence. */
  detail: string;
}

/** Where something was found. */
type Place = Partial<Omit<Finding, 'kind'>>;

/** More say nothing new about a file that somebody rewrote. */
const maximumKept = 1_000;

/** Collects what is found; the first thousand are kept. */
export function createFindings() {
  const kept: Finding[] = [];
  let count = 0;
  return {
    add(kind: FindingKind, place: Place = {}): Finding {
      const found = { kind, file: '', journalId: '', sequence: 0, detail: '', ...place };
      count += 1;
      if (kept.length < maximumKept) kept.push(found);
      return found;
    },
    /** It turned out to be something else, which was found as well. */
    withdraw(found: Finding): void {
      const index = kept.indexOf(found);
      count -= 1;
      if (index >= 0) kept.splice(index, 1);
    },
    kept: (): readonly Finding[] => kept,
    count: () => count,
  };
}
export type Findings = ReturnType<typeof createFindings>;
