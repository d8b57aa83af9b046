/** What is kept of a customer beside who they are; each is one register by its key. */
export const markKinds = ['wish', 'size', 'preference', 'associate', 'note'] as const;
type MarkKind = (typeof markKinds)[number];

/**
 * What somebody said of a customer, or took back: `key` is the sku of a wish, the category of a size, empty for
 * their associate, random for a note or a preference. `value` is null once it is taken off.
 */
export interface CustomerMark {
  kind: MarkKind;
  key: string;
  /** UTC to the millisecond; later than what was known of the same key, whatever the clock said. */
  at: string;
  value: string | null;
  /** Who said it: an operator's pseudonym; empty for the customer's own word on the web. */
  by: string;
}

/**
 * Of each key what was said last, in whatever order and however often it arrives: a function of the set, so that
 * tills and web agree. A note that was withdrawn stays so.
 */
export function foldMarks(...said: readonly (readonly CustomerMark[])[]): CustomerMark[] {
  const last = new Map<string, CustomerMark>();
  for (const mark of said.flat()) {
    const key = `${mark.kind}|${mark.key}`;
    const before = last.get(key);
    if (before === undefined || rankOf(before) < rankOf(mark)) last.set(key, mark);
  }
  return [...last.values()].sort((a, b) => (`${a.kind}|${a.key}` < `${b.kind}|${b.key}` ? -1 : 1));
}

/** The moment of the next word on something, so that it counts over all that is known of it. */
export function momentAfter(known: Pick<CustomerMark, 'at'> | undefined, nowMs: number): string {
  const afterMs = known === undefined ? nowMs : Math.max(nowMs, Date.parse(known.at) + 1);
  return new Date(afterMs).toISOString();
}

/** A total order of all that can be said of one key: as text, for its moments are of one length. */
function rankOf({ kind, at, value, by }: CustomerMark): string {
  const isFinal = kind === 'note' && value === null;
  return JSON.stringify([isFinal ? 1 : 0, at, value === null ? 1 : 0, value ?? '', by]);
}
