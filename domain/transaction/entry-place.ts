/** Another entry: identity is the journal and the number in it (law 5). */
export interface EntryPlace {
  journalId: string;
  sequence: number;
}
