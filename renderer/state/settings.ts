import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';

export const soundNames = ['scanned', 'refused', 'paid', 'attention'] as const;
export type SoundName = (typeof soundNames)[number];

export const scales = ['auto', '0.9', '1', '1.15', '1.25', '1.4', '1.6'] as const;
export const themes = ['system', 'light', 'dark'] as const;

const settings = z.object({
  theme: z.enum(themes).catch('system'),
  scale: z.enum(scales).catch('auto'),
  /** Whether the bar of the demo shop is in sight. */
  demoBar: z.enum(['open', 'closed']).catch('open'),
  /** Journal of the demo shop whose welcome was closed. */
  welcomedTo: z.string().catch(''),
  /** Sounds that are off. */
  muted: z.array(z.enum(soundNames)).catch([]),
});
/** What belongs to this screen, not to the operator: kept by the browser. */
export type Settings = z.infer<typeof settings>;
export type SettingsStore = StoreApi<Settings>;

const storageKey = 'comptoir.settings';

export function createSettings(storage: Pick<Storage, 'getItem' | 'setItem'>): SettingsStore {
  const store = createStore<Settings>(() => settings.parse(read(storage)));
  store.subscribe((now) => {
    try {
      storage.setItem(storageKey, JSON.stringify(now));
    } catch {
      // A full or forbidden storage: the setting holds until the page closes.
    }
  });
  return store;
}

function read(storage: Pick<Storage, 'getItem'>): unknown {
  try {
    const value: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
