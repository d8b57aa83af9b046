import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { MessageKey } from '../i18n/texts.ts';

/** Said in passing: something went well that nothing else on the screen shows. */
interface Toast {
  id: number;
  text: MessageKey;
  values: Readonly<Record<string, string | number>>;
}

export interface Toasts {
  store: StoreApi<{ toasts: readonly Toast[] }>;
  say(text: MessageKey, values?: Toast['values']): void;
}

/** Long enough for a glance back from the customer; a fourth one pushes the first out. */
const shownMs = 5_000;
const maxShown = 3;

export function createToasts(timers: Timers): Toasts {
  const store = createStore<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }));
  let lastId = 0;
  return {
    store,
    say(text, values = {}) {
      lastId += 1;
      const toast = { id: lastId, text, values };
      store.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-maxShown) }));
      timers.after(shownMs, () =>
        store.setState(({ toasts }) => ({ toasts: toasts.filter(({ id }) => id !== toast.id) })),
      );
    },
  };
}
