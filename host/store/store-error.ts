/** What can be wrong with a file of the store; the operator's texts are in `contract/failure`. */
export type StoreErrorCode =
  | 'STORE_WRONG_KEY'
  | 'STORE_DAMAGED'
  | 'STORE_DISK_FULL'
  | 'STORE_READ_ONLY';

/** An expected failure of a file. The message is for support; the file itself was left as it is. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly file: string;

  constructor(code: StoreErrorCode, file: string, message: string, cause?: unknown) {
    super(`${message} (${file})`, { cause });
    this.name = 'StoreError';
    this.code = code;
    this.file = file;
  }
}

/** The file itself is broken: it is set aside, or said to whoever needs it. */
export function isDamage(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'STORE_DAMAGED';
}

/**
 * The StoreError for what SQLite reported, or the error itself when it says nothing about the file
 * (a constraint, a trigger's refusal, a mistake in the SQL).
 */
export function storeErrorOf(error: unknown, file: string): unknown {
  const code = sqliteCodeOf(error);
  if (code === null) return error;
  // The index of the log is the first thing that a start has to write.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new StoreError('STORE_DISK_FULL', file, 'Disk full', error);
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new StoreError('STORE_READ_ONLY', file, `May not be opened or written: ${code}`, error);
  }
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) {
    return new StoreError('STORE_DAMAGED', file, `Can't be read or written: ${code}`, error);
  }
  return error;
}

function sqliteCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}
