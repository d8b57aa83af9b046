import { createStore, type StoreApi } from 'zustand/vanilla';

/** Scans that the host has not answered yet. */
export type WaitingScans = StoreApi<{ count: number }>;

export function createWaitingScans(): WaitingScans {
  return createStore(() => ({ count: 0 }));
}
