import { canonicalText, sha256 } from '../journal/canonical.ts';

/**
 * What an approval is bound to: SHA-256 of the RFC 8785 form of `{command, input}`, without the
 * approval that the input may carry. Any other amount, line or reason is another command.
 */
export function commandHash(command: string, input: object): string {
  const bare = Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'approval'));
  return sha256(canonicalText({ command, input: bare }));
}
