import { z } from 'zod';

/** Who knows a document: every till, those of a region, of a store, or one of them. */
export type Scope = 'network' | `region:${string}` | `store:${string}` | `till:${string}`;

/** A scope as it stands in the database and in files. */
export const scopeText = z.custom<Scope>(
  (given) =>
    typeof given === 'string' && /^(network|(region|store|till):[^\s:]{1,64})$/.test(given),
);
