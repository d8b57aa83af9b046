import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { saleSnapshot } from '../../test/support/sale-snapshot.ts';
import { forgetPaymentWithItsBasket } from './forget-payment.ts';
import type { LineOrder } from './line-order.ts';
import { createUi, setTyped } from './ui.ts';

function tillWith(basketId: string) {
  const ui = createUi();
  const sale = createStore<{ snapshot: SaleSnapshot | null; order: LineOrder }>(() => ({
    snapshot: saleSnapshot(basketId, 1),
    order: new Map(),
  }));
  forgetPaymentWithItsBasket({ sale }, ui);
  setTyped(ui, { amount: '50', references: ['482913'] });
  return {
    typed: () => ui.getState().typed,
    show: (snapshot: SaleSnapshot) => sale.setState({ snapshot }),
  };
}

test('an authorisation number never goes with the payment of the next basket', () => {
  const till = tillWith('first');
  till.show(saleSnapshot(null, 0));
  expect(till.typed()).toMatchObject({ amount: '', references: [] });
});

test('what is typed stays while its basket is open, whatever is added to it', () => {
  const till = tillWith('first');
  till.show(saleSnapshot('first', 2));
  expect(till.typed()).toMatchObject({ amount: '50', references: ['482913'] });
  till.show(saleSnapshot('resumed', 1));
  expect(till.typed()).toMatchObject({ amount: '', references: [] });
});
