import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { LineView } from '../../contract/host/basket-shapes.ts';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { createSeenMoment } from './seen-moment.ts';
import type { Snapshots } from './snapshots.ts';
import { createUi } from './ui.ts';

function screen() {
  let nowMs = 10_000;
  const ui = createUi();
  const sale: Snapshots['sale'] = createStore(() => ({ snapshot: null, order: new Map() }));
  return {
    ui,
    moment: createSeenMoment({ sale }, ui, () => nowMs),
    shows: (snapshot: SaleSnapshot) => sale.setState({ snapshot }),
    waits(ms: number) {
      nowMs += ms;
    },
  };
}

test('nothing ends the paid screen before its change could be read, each time anew', () => {
  const { moment, shows, waits } = screen();
  for (const sequence of [4, 9]) {
    shows(paidBy(sequence));
    expect(moment.isSeen()).toBe(false);
    waits(699);
    expect(moment.isSeen()).toBe(false);
    // Another snapshot of the same payment does not start it again.
    shows(paidBy(sequence));
    waits(1);
    expect(moment.isSeen()).toBe(true);
  }
});

test('what is to pay is seen before it is paid: when the payment opens, and after each part of it', () => {
  const { ui, moment, shows, waits } = screen();
  shows(toPay(0));
  waits(400);
  ui.setState({ screen: 'tender' });
  expect(moment.isSeen()).toBe(false);
  waits(400);
  expect(moment.isSeen()).toBe(true);
  shows(toPay(5_000));
  expect(moment.isSeen()).toBe(false);
  waits(400);
  expect(moment.isSeen()).toBe(true);
});

test('another line of the sale starts nothing, and an act of who sees the screen ends the wait', () => {
  const { ui, moment, shows, waits } = screen();
  shows(toPay(0));
  waits(400);
  shows({ ...toPay(0), lastCommandId: 'another-scan-of-it' });
  expect(moment.isSeen()).toBe(true);
  ui.setState({ screen: 'tender' });
  moment.waive();
  expect(moment.isSeen()).toBe(true);
});

const jumper: LineView = {
  number: 1,
  sku: 'jumper-m',
  gtin: '3760123450010',
  name: 'Jumper',
  model: '',
  size: '',
  colour: '',
  picture: '',
  quantity: { value: 1, scale: 0 },
  unit: 'piece',
  unitPriceMinor: 7_990,
  extendedMinor: 7_990,
  grossMinor: 7_990,
  vatRateBp: 2_000,
  modifiers: [],
  discounts: [],
  returned: null,
  accounting: 'turnover',
  associateId: '',
  associateAlias: '',
  serialNumber: '',
  giftReceipt: false,
  fulfilment: 'take',
  group: 0,
  origin: 'rung',
  canShip: false,
  touchedAtStep: 2,
};

function toPay(paidMinor: number): SaleSnapshot {
  return {
    basket: {
      id: 'a-basket',
      version: 2,
      currency: 'EUR',
      lines: [jumper],
      discounts: [],
      coupons: [],
      missedPromotions: [],
      tenders: [],
      articleCount: 1,
      returnCount: 0,
      returnsMinor: 0,
      refundWays: [],
      totalMinor: 7_990,
      discountMinor: 0,
      paidMinor,
      remainingMinor: 7_990 - paidMinor,
      cashDueMinor: 7_990 - paidMinor,
      quickAmountsMinor: [],
      canUndo: false,
      customer: null,
      staffBuyer: null,
      groups: [],
      deposit: null,
      laterMinor: 0,
      lacksAddress: false,
    },
    paid: null,
    placed: null,
    lastCommandId: '',
    suspendedCount: 0,
    sent: [],
    training: null,
    hostScans: [],
  };
}

function paidBy(sequence: number): SaleSnapshot {
  return {
    basket: null,
    paid: {
      journalId: 'a-journal-of-the-till',
      sequence,
      receiptNumber: `2-00000${sequence}-AA`,
      kind: 'live',
      currency: 'EUR',
      totalMinor: 7_990,
      changeMinor: 2_010,
      twofoldMinor: 0,
      articleCount: 1,
      tenders: [],
      values: [],
      vat: [],
      recordedAtLocal: '2026-11-25T17:30:00',
      extract: 'abcdefgh',
      order: null,
    },
    placed: null,
    lastCommandId: '',
    suspendedCount: 0,
    sent: [],
    training: null,
    hostScans: [],
  };
}
