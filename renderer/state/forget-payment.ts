import type { Snapshots } from './snapshots.ts';
import { forgetPayment, type UiStore } from './ui.ts';

/**
 * An amount or authorisation number typed for one basket must never go with the next one's payment,
 * however the first one ended: paid (its answer may be lost), suspended, abandoned.
 */
export function forgetPaymentWithItsBasket({ sale }: Pick<Snapshots, 'sale'>, ui: UiStore): void {
  sale.subscribe(({ snapshot }, before) => {
    const id = before.snapshot?.basket?.id;
    if (id !== undefined && id !== snapshot?.basket?.id) forgetPayment(ui);
  });
}

/**
 * A tender may be drawn before its answer is here, and the next one begun: what was typed is forgotten
 * with the snapshot that shows it, so that what is typed after that is not. `stop` when it is answered.
 */
export function forgetPaymentOnceDrawn(
  { sale }: Pick<Snapshots, 'sale'>,
  ui: UiStore,
  commandId: string,
): { stop(): void; isForgotten(): boolean } {
  let isForgotten = false;
  const stop = sale.subscribe(({ snapshot }) => {
    if (isForgotten || snapshot?.lastCommandId !== commandId) return;
    isForgotten = true;
    forgetPayment(ui);
  });
  return { stop, isForgotten: () => isForgotten };
}
