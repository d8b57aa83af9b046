import type { Snapshots } from './snapshots.ts';
import type { Toasts } from './toasts.ts';
import { closeSheet, type UiStore } from './ui.ts';

/** A basket that was sent and is no longer there was taken up: the tablet says so, and its code goes. */
export function followSent(
  { sale }: Pick<Snapshots, 'sale'>,
  { ui, toasts }: { ui: UiStore; toasts: Toasts },
): void {
  sale.subscribe(({ snapshot }, before) => {
    const waiting = new Set(snapshot?.sent.map(({ basketId }) => basketId));
    for (const { basketId, code } of before.snapshot?.sent ?? []) {
      if (waiting.has(basketId)) continue;
      // Taken back here: it is on the screen again.
      if (snapshot?.basket?.id !== basketId) toasts.say('toast.tablet.taken', { code });
      if (ui.getState().sheet === 'sent' && ui.getState().sentBasket === basketId) closeSheet(ui);
    }
  });
}
