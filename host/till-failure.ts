import { dirname } from 'node:path';
import { FailureError, fail } from '../contract/failure/failure.ts';
import { storeFailure } from './journal/store-failure.ts';
import { isDamage } from './store/store-error.ts';

/**
 * What a file that can't be read or written means to who asked; anything else as it came. A damaged
 * catalog is no damaged till: it says so, and the next start sets it aside.
 */
export function tillFailure(error: unknown): unknown {
  if (isDamage(error) && isOfCatalog(error.file)) return new FailureError(fail('CATALOG_DAMAGED'));
  return storeFailure(error);
}

/** The same handler, whose failures of files reach the caller as what they are. */
export function withTillFailures<A extends unknown[], T>(
  handler: (...given: A) => T | Promise<T>,
): (...given: A) => Promise<T> {
  // Runs up to its first wait at once, as the handler does: calls start in the order they came.
  return async (...given) => {
    try {
      return await handler(...given);
    } catch (error) {
      throw tillFailure(error);
    }
  };
}

/** `catalog` is what its writer thread calls it. */
function isOfCatalog(file: string): boolean {
  return file === 'catalog' || dirname(file).endsWith('catalog');
}
