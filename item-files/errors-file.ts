import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { FailureError, fail } from '../contract/failure/failure.ts';

export interface ErrorsFile {
  write(line: string): void;
  close(): Promise<void>;
}

/** A file of one line each, written anew. Throws FailureError(`FILE_UNWRITABLE`), at once or when it is closed. */
export async function openErrorsFile(file: string): Promise<ErrorsFile> {
  const stream = createWriteStream(file);
  const unwritable = (error: unknown): FailureError => {
    const reason = error instanceof Error ? error.message : '';
    return new FailureError(fail('FILE_UNWRITABLE', { file, reason }));
  };
  await once(stream, 'open').catch((error: unknown) => {
    throw unwritable(error);
  });
  const { promise: closed, resolve, reject } = Promise.withResolvers<void>();
  closed.catch(() => undefined);
  stream.on('error', (error) => reject(unwritable(error)));
  stream.on('close', () => resolve());
  return {
    // The file of bad lines is at most as long as the import, and the disk faster than the host.
    write: (line) => void stream.write(`${line}\n`),
    async close() {
      stream.end();
      await closed;
    },
  };
}
