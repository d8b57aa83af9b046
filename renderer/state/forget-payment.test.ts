import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { forgetPaymentOnceDrawn, forgetPaymentWithItsBasket } from './forget-payment.ts';
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
    type: (amount: string) => setTyped(ui, { amount }),
    pay: (commandId: string) => forgetPaymentOnceDrawn({ sale }, ui, commandId),
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

test('what is begun for the next tender once this one is drawn stays, however late its answer is', () => {
  const till = tillWith('first');
  const drawn = till.pay('tender-1');
  till.show({ ...snapshotOf('first', 2), lastCommandId: 'tender-0' });
  expect(till.typed().amount).toBe('50');
  till.show({ ...snapshotOf('first', 3), lastCommandId: 'tender-1' });
  expect(till.typed().amount).toBe('');
  till.type('2');
  till.show({ ...snapshotOf('first', 3), lastCommandId: 'tender-1' });
  expect([till.typed().amount, drawn.isForgotten()]).toEqual(['2', true]);
});

test('once it is answered, what is drawn forgets nothing', () => {
  const till = tillWith('first');
  const drawn = till.pay('tender-1');
  drawn.stop();
  till.show({ ...snapshotOf('first', 2), lastCommandId: 'tender-1' });
  expect([till.typed().amount, drawn.isForgotten()]).toEqual(['50', false]);
});

function snapshotOf(id: string | null, version: number): SaleSnapshot {
  const basket = {
    version,
    currency: 'EUR',
    lines: [],
    groups: [],
    laterMinor: 0,
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
    staffBuyer: null,
    lacksAddress: false,
  };
  return {
    basket: id === null ? null : { ...basket, id },
    paid: null,
    lastCommandId: '',
    suspendedCount: 0,
    sent: [],
    training: null,
    hostScans: [],
  };
}
