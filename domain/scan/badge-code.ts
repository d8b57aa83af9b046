import { readOwnCode } from './own-code.ts';
import { splitSymbology } from './symbology.ts';

/** Body of an operator's badge as a scanner sends it, or null for any other code. */
export function readBadge(scanned: string): string | null {
  const own = readOwnCode(splitSymbology(scanned.trim()).data);
  return own.ok && own.value.kind === 'operator' ? own.value.body : null;
}
