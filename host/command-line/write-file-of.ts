import { writeFile } from 'node:fs/promises';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Writes what somebody asked for into the file that they named; replaces it. */
export async function writeFileOf(
  file: string,
  content: string | Uint8Array,
): Promise<Result<null, Failure>> {
  try {
    await writeFile(file, content);
    return ok(null);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return refuse(fail('FILE_UNWRITABLE', { file, reason }));
  }
}
