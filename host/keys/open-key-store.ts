import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { openFileKeyStore } from './file-key-store.ts';
import type { KeyStore } from './key-store.ts';
import type { KeyWrap } from './key-wrap.ts';
import { openWrappedKeyStore, wrappedKeyFileName } from './wrapped-key-store.ts';

/** The till's keys, as its shell can keep them: wrapped by the system, or (null) in a plain file. */
export async function openKeyStore({
  folder,
  tillExists,
  wrap,
}: {
  folder: string;
  tillExists: boolean;
  wrap: KeyWrap | null;
}): Promise<Result<KeyStore, Failure>> {
  if (wrap !== null) return openWrappedKeyStore({ folder, tillExists, wrap });
  const file = join(folder, wrappedKeyFileName);
  // An open file beside it may be an old copy, whose signing keys are not all of them.
  if (existsSync(file)) return refuse(fail('KEYS_WRAPPED', { file }));
  return openFileKeyStore({ folder, tillExists });
}
