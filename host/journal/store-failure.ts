import { FailureError, fail } from '../../contract/failure/failure.ts';
import { StoreError } from '../store/store-error.ts';

/** What went wrong with the till file, as the operator reads it; anything else as it came. */
export function storeFailure(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  switch (error.code) {
    case 'STORE_DISK_FULL':
      return new FailureError(fail('DISK_FULL', { file: error.file }));
    case 'STORE_READ_ONLY':
      return new FailureError(fail('FOLDER_READ_ONLY', { folder: error.file }));
    case 'STORE_DAMAGED':
      return new FailureError(fail('STORE_DAMAGED', { file: error.file }));
    case 'STORE_WRONG_KEY':
      return new FailureError(fail('WRONG_KEY', { file: error.file }));
    default:
      return error;
  }
}
