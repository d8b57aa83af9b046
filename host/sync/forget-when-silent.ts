import { silenceDays } from '../../contract/platform/erasures.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { eraseCustomers } from './erase-customers.ts';

/**
 * A till that has not had everything from its platform for `silenceDays` forgets its customers: nobody could tell it
 * who was erased. Its store's feed gives them again once the line is back. Whether there was anybody.
 */
export async function forgetWhenSilent(
  documents: Documents,
  { upToDateAtMs, nowMs }: { upToDateAtMs: number | null; nowMs: number },
): Promise<boolean> {
  // Null: it knows no platform's customers yet.
  if (upToDateAtMs === null || nowMs - upToDateAtMs < silenceDays * 24 * 3_600_000) return false;
  if ((await documents.count('customers')) === 0) return false;
  await eraseCustomers(documents);
  return true;
}
