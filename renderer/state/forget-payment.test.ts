import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { forgetPaymentWithItsBasket } from './forget-payment.ts';
import type { LineOrder } from './line-order.ts';
import { createUi, setTyped } from './ui.ts';

function tillWith(basketId: string) {
  const ui = createUi();
  const sale = createStore<{ snapshot: SaleSnapshot | null; order: LineOrder }>(() => ({
    snapshot: snapshotOf(basketId, 1),
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
  till.show(snapshotOf(null, 0));
  expect(till.typed()).toMatchObject({ amount: '', references: [] });
});

test('what is typed stays while its basket is open, whatever is added to it', () => {
  const till = tillWith('first');
  till.show(snapshotOf('first', 2));
  expect(till.typed()).toMatchObject({ amount: '50', references: ['482913'] });
  till.show(snapshotOf('resumed', 1));
  expect(till.typed()).toMatchObject({ amount: '', references: [] });
});

function snapshotOf(id: string | null, version: number): SaleSnapshot {
  const basket = {
    version,
    currency: 'EUR',
    lines: [],
    discounts: [],
    coupons: [],
    missedPromotions: [],
    tenders: [],
    articleCount: 0,
    returnCount: 0,
    returnsMinor: 0,
    refundWays: [],
    totalMinor: 0,
    discountMinor: 0,
    paidMinor: 0,
    remainingMinor: 0,
    cashDueMinor: 0,
    quickAmountsMinor: [],
    canUndo: false,
    customer: null,
    lacksAddress: false,
  };
  return {
    basket: id === null ? null : { ...basket, id },
    paid: null,
    lastCommandId: '',
    suspendedCount: 0,
    training: null,
    hostScans: [],
  };
}
