/** Another entry: identity is the journal and the number in it (law 5). */
export interface EntryPlace {
  journalId: string;
  sequence: number;
}

/** Equal for equal places: a key for maps. */
export function placeText({ journalId, sequence }: EntryPlace): string {
  return `${journalId}|${sequence}`;
}
