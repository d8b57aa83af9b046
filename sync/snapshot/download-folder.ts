import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';

/** Left free on the disk whatever is downloaded: what is sold meanwhile is written too. */
const keptForSellingBytes = 64 * 1024 * 1024;
const suffix = '.part';

/** The file of one snapshot in a till's folder of downloads, and how much of it is there. */
export interface DownloadedPart {
  path: string;
  byteCount: number;
}

/** Makes the folder and throws away what belongs to any other snapshot. */
export function partOf(folder: string, id: string): DownloadedPart {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = `${id}${suffix}`;
  for (const name of downloads(folder)) if (name !== own) rmSync(join(folder, name));
  const path = join(folder, own);
  const byteCount = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return { path, byteCount };
}

/** After the catalog is there, or is not wanted any more. */
export function forgetDownloads(folder: string): void {
  for (const name of downloads(folder)) rmSync(join(folder, name), { force: true });
}

/** `DISK_FULL` unless so many bytes fit and selling still has room. */
export function lacksRoom(freeBytes: number, neededBytes: number): Failure | null {
  return freeBytes < neededBytes + keptForSellingBytes ? fail('DISK_FULL') : null;
}

/** A disk that is full is the moment's; any other error of it is not expected. */
export function diskFailure(error: unknown): Failure | null {
  return outOfSpace.safeParse(error).success ? fail('DISK_FULL') : null;
}

const outOfSpace = z.object({ code: z.enum(['ENOSPC', 'EDQUOT']) });

function downloads(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(suffix));
  } catch (error) {
    // Nothing was ever downloaded.
    if (z.object({ code: z.literal('ENOENT') }).safeParse(error).success) return [];
    throw error;
  }
}
