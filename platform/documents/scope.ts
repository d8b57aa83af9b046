/** Who knows a document: every till, those of a region, of a store, or one of them. */
export type Scope = 'network' | `region:${string}` | `store:${string}` | `till:${string}`;
