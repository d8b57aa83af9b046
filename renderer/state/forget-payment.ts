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
