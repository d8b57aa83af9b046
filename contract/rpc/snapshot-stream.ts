import type { ViewSource } from './handlers.ts';

export interface SnapshotStream {
  start(): void;
  /** The reader has dealt with this version. */
  got(version: number): void;
  close(): void;
}

/**
 * Sends the latest snapshot of a source, one at a time: the next goes out when the reader has dealt
 * with the one before, so a slow reader costs no memory and sees the newest state, not the history.
 */
export function snapshotStream<T>(
  source: ViewSource<T>,
  send: (version: number, value: T) => void,
  onThrown: (thrown: unknown) => void,
): SnapshotStream {
  let underWay: number | null = null;
  let lastSent: number | null = null;
  let unsubscribe: (() => void) | null = null;
  let isClosed = false;

  // A view that can't be drawn must not throw into the command that changed it.
  const sendNewest = (): void => {
    if (isClosed || underWay !== null) return;
    try {
      const version = source.version();
      if (version === lastSent) return;
      underWay = version;
      lastSent = version;
      send(version, source.current());
    } catch (thrown) {
      onThrown(thrown);
    }
  };

  return {
    start() {
      unsubscribe = source.subscribe(sendNewest);
      sendNewest();
    },
    got(version) {
      if (version !== underWay) return;
      underWay = null;
      sendNewest();
    },
    close() {
      isClosed = true;
      unsubscribe?.();
      unsubscribe = null;
    },
  };
}
