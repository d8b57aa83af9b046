/** A view's newest state for any number of streams: worked out when asked for, once per change. */
export interface Source<T> {
  current(): T;
  version(): number;
  subscribe(onChanged: () => void): () => void;
  /** Somebody is subscribed. */
  isWatched(): boolean;
  /** What it shows may have changed; streams ask for it when they are ready. */
  invalidate(): void;
}

export function createSource<T>(compute: () => T): Source<T> {
  const listeners = new Set<() => void>();
  let version = 1;
  let cached: { version: number; value: T } | null = null;

  return {
    current() {
      if (cached?.version !== version) cached = { version, value: compute() };
      return cached.value;
    },
    version: () => version,
    subscribe(onChanged) {
      listeners.add(onChanged);
      return () => listeners.delete(onChanged);
    },
    isWatched: () => listeners.size > 0,
    invalidate() {
      version += 1;
      for (const listener of listeners) listener();
    },
  };
}
