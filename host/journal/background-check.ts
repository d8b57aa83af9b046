import type { Journal } from '../../contract/port/journal.ts';
import { verifyInSlices, type WholeCheck } from './verify-journal.ts';

/**
 * The whole check while the till sells: works for `sliceMs` at a time, then lets everything else
 * that waits run first. Resolves with what it found, or null when it was aborted.
 */
export async function verifyInBackground({
  journal,
  sliceMs,
  monotonicMs,
  pause,
  onProgress,
  signal,
}: {
  journal: Journal;
  sliceMs: number;
  monotonicMs: () => number;
  /** Resolves when the thread has done its other work, such as after `setImmediate` or a timer. */
  pause: () => Promise<void>;
  /** Entries checked so far, after every slice. */
  onProgress?: (checked: number) => void;
  signal?: AbortSignal;
}): Promise<WholeCheck | null> {
  const slices = verifyInSlices(journal);
  for (;;) {
    const startedMs = monotonicMs();
    let checked = 0;
    do {
      const { done, value } = slices.next();
      if (done) return value;
      checked = value.checked;
    } while (monotonicMs() - startedMs < sliceMs);
    onProgress?.(checked);
    await pause();
    if (signal?.aborted) return null;
  }
}
