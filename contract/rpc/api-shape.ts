import { z } from 'zod';

/**
 * Who is at the other end of a channel; the token carries it. A display shows and never sells.
 * `page` is the till's window, `script` the command line, `display` the customer display, `tablet` an
 * associate's tablet on the store network.
 */
export const role = z.enum(['page', 'script', 'display', 'tablet']);
export type Role = z.infer<typeof role>;

/** A request with one answer. The host parses the input, the caller the output (law 14). */
interface CallShape {
  input: z.ZodType;
  output: z.ZodType;
  roles: readonly Role[];
  /** After this the caller stops waiting and gets `NO_ANSWER`; the host may still have done it. */
  timeoutMs: number;
}

/** A stream of whole snapshots: the newest wins, at most one is under way, none is queued. */
interface ViewShape {
  params: z.ZodType;
  snapshot: z.ZodType;
  roles: readonly Role[];
}

export interface ApiShape {
  calls: Record<string, CallShape>;
  views: Record<string, ViewShape>;
  /**
   * All that a tablet may ask, by name; no `roles` of a call let one in. It is one list, so that what
   * is new is refused to whoever is on the store network until somebody decides otherwise.
   */
  tablet?: { calls: ReadonlySet<string>; views: ReadonlySet<string> };
}

export type CallName<A extends ApiShape> = keyof A['calls'] & string;
export type ViewName<A extends ApiShape> = keyof A['views'] & string;
export type CallInput<A extends ApiShape, N extends CallName<A>> = z.input<A['calls'][N]['input']>;
export type CallOutput<A extends ApiShape, N extends CallName<A>> = z.output<
  A['calls'][N]['output']
>;
export type ViewParams<A extends ApiShape, N extends ViewName<A>> = z.input<
  A['views'][N]['params']
>;
export type Snapshot<A extends ApiShape, N extends ViewName<A>> = z.output<
  A['views'][N]['snapshot']
>;

/** `table[name]` for a name that is known to be in it, with its exact type kept. */
export function entryOf<T extends object, K extends keyof T>(table: T, name: K): T[K] {
  return table[name];
}
