/** A commit stands whatever is called after it, so an error there may not look like a failed commit. */
export function runAfterCommit(hook: () => void): void {
  try {
    hook();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
