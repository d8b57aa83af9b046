import { type Failure, fail } from '../../contract/failure/failure.ts';

const codes: Readonly<Record<string, 'DISK_FULL' | 'FOLDER_READ_ONLY'>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'FOLDER_READ_ONLY',
  EPERM: 'FOLDER_READ_ONLY',
  EROFS: 'FOLDER_READ_ONLY',
  ENOTDIR: 'FOLDER_READ_ONLY',
  ENOENT: 'FOLDER_READ_ONLY',
};

/** What an error of the file system means to the operator; null for what nobody expects. */
export function fileFailure(error: unknown, folder: string): Failure | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = codes[String(error.code)];
  return code === undefined ? null : fail(code, { folder });
}
