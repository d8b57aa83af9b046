import { z } from 'zod';
import { entryFormat } from '../../contract/entry/envelope.ts';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { tillFileName } from '../store/till-file.ts';
import { sha256 } from './canonical.ts';

/** What who writes on must understand: keys, ends, segments and totals follow from it. */
const followedTypes: ReadonlySet<string> = new Set([
  'journal-opened',
  'key-rotated',
  'journal-sealed',
  'closure',
  'transaction',
]);

/**
 * Throws FailureError(STORE_NEWER) at an entry that only a newer program can follow. Appending after
 * it would sign wrong totals or with the wrong key, and it is no defect either: nothing is sealed.
 */
export function refuseNewerEntry(sealed: SealedEntry): void {
  if (isNewerEntry(sealed)) throw new FailureError(fail('STORE_NEWER', { file: tillFileName }));
}

export function isNewerEntry({ bytes, hash }: SealedEntry): boolean {
  const found = versions.safeParse(jsonOrNull(bytes));
  if (!found.success) return false;
  const { format, type, typeVersion } = found.data;
  const isNewer = format > entryFormat || (followedTypes.has(type) && typeVersion > 1);
  // A damaged byte must not look like a newer program.
  return isNewer && sha256(bytes) === hash;
}

/** Of any format to come. */
const versions = z.object({ format: z.int(), type: z.string(), typeVersion: z.int() });

function jsonOrNull(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
