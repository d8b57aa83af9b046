import { createReadStream } from 'node:fs';
import { FailureError, fail } from '../contract/failure/failure.ts';

/**
 * The bytes of a file, or of stdin for `-`. Throws FailureError: `FILE_UNREADABLE`, or `INTERRUPTED`
 * at once, even while a pipe keeps it waiting.
 */
export async function* readInput(file: string, interrupted: AbortSignal): AsyncGenerator<Buffer> {
  const stream =
    file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  const aborted = untilAborted(interrupted);
  try {
    for (;;) {
      const next = await Promise.race([chunks.next(), aborted.promise]);
      if (next === 'aborted') throw new FailureError(fail('INTERRUPTED'));
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const reason = error instanceof Error ? error.message : '';
    throw new FailureError(fail('FILE_UNREADABLE', { file, reason }));
  } finally {
    aborted.forget();
    stream.destroy();
  }
}

function untilAborted(signal: AbortSignal): { promise: Promise<'aborted'>; forget(): void } {
  const { promise, resolve } = Promise.withResolvers<'aborted'>();
  const abort = (): void => resolve('aborted');
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return { promise, forget: () => signal.removeEventListener('abort', abort) };
}
