import { canonicalText, sha256 } from '../journal/canonical.ts';

/**
 * Fields of an input that are not hashed: the approval that it may carry, who buys, and what a customer
 * said in their own words. The hash is signed and outlives what is erased, and a name could be guessed
 * from it (law 6).
 */
const unsaid: ReadonlySet<string> = new Set(['approval', 'buyer', 'told']);

/**
 * What an approval is bound to: SHA-256 of the RFC 8785 form of `{command, input}`, without what is
 * unsaid. Any other amount, line or reason is another command.
 */
export function commandHash(command: string, input: object): string {
  const bare = Object.fromEntries(Object.entries(input).filter(([name]) => !unsaid.has(name)));
  return sha256(canonicalText({ command, input: bare }));
}
