import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { hostApi } from '../../contract/host/api.ts';
import type { DayReading } from '../../contract/host/day-shapes.ts';
import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
import { zeroTotals } from '../../domain/fiscal/perpetual-totals.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { createArchives } from './archives.ts';
import { createAudit } from './audit.ts';
import { createCustomers } from './customers.ts';
import { createDayWork, noWork } from './day/day-work.ts';
import { followOperator } from './follow-operator.ts';
import { hostConnection } from './host-connection.ts';
import { createInvoices } from './invoices.ts';
import { beginningOf } from './new-customer.ts';
import { createOrders } from './orders.ts';
import { createReceipts } from './receipt-store.ts';
import { createReturning } from './returning.ts';
import type { Snapshots } from './snapshots.ts';
import { createStockWorks } from './stock-works.ts';
import { createTaxFree } from './tax-free.ts';
import { noBuyer } from './tax-free-buyer.ts';
import { createUi, setTyped } from './ui.ts';

test('who locks the till leaves no customer, order, receipt or address behind; the amount stays', () => {
  const ui = createUi();
  const people: Snapshots['people'] = createStore(() => ({ snapshot: seatOf('op-ines') }));
  const host = hostConnection(hostApi, deaf);
  const receipts = createReceipts(host);
  const customers = createCustomers(host);
  const orders = createOrders(host);
  const archives = createArchives(host);
  const returning = createReturning();
  const dayWork = createDayWork();
  const taxFree = createTaxFree(host);
  const stockWorks = createStockWorks(host);
  const invoices = createInvoices(host);
  let isAsked = true;
  followOperator({ people }, ui, {
    ...{ receipts, customers, orders, archives, returning, dayWork, audit: createAudit(host) },
    taxFree,
    stockWorks,
    prepare: { forget: () => undefined },
    cancelling: { forget: () => undefined },
    profile: { forget: () => undefined },
    groupSheet: { forget: () => undefined },
    invoices,
    desk: { forget: () => undefined },
    quotes: { forget: () => undefined },
    afterSales: { forget: () => undefined },
    staffSale: { forget: () => undefined },
    tasks: { forget: () => undefined },
    approval: {
      cancel() {
        isAsked = false;
      },
    },
  });

  const camille = {
    id: 'c-1',
    name: 'Camille',
    phone: '',
    email: '',
    city: '',
    cardNumber: '',
    companyName: '',
  };
  customers.state.setState({ text: 'cam', list: [camille] });
  orders.state.setState({ list: [] });
  receipts.state.setState({ text: '79,90', chosen: { journalId: 'j', sequence: 4 } });
  returning.setState({ reasonCode: 'too-small' });
  taxFree.setBuyer({ surname: 'ERIKSSON', documentNumber: 'L898902C3' });
  const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
  setTyped(ui, { amount: '50', customerSearch: 'cam', receiptSearch: '79,90', address });
  setTyped(ui, { newCustomer: beginningOf('Camille Durand', 'fr'), invoices: 'F-1-000001' });
  ui.setState({ sheet: 'receipts' });
  dayWork.setState({ panel: 'reading', reasonCode: 'found', reading });

  people.setState({ snapshot: { ...seatOf(null), lockedOperatorId: 'op-ines' } });

  expect(customers.state.getState()).toEqual({
    ...{ text: '', list: [], known: null },
    ...{ loyalty: null, invoices: [], elsewhere: { state: 'none', list: [] } },
  });
  expect(orders.state.getState().list).toBeNull();
  expect(receipts.state.getState()).toMatchObject({ text: '', list: [], chosen: null });
  expect(returning.getState().reasonCode).toBe('');
  expect(taxFree.state.getState().buyer).toEqual(noBuyer);
  expect(ui.getState()).toMatchObject({ sheet: null, signOnId: 'op-ines' });
  expect(ui.getState().typed).toMatchObject({
    amount: '50',
    customerSearch: '',
    ...{ receiptSearch: '', newCustomer: null, invoices: '' },
    address: { street: '', postcode: '', city: '' },
  });
  expect(dayWork.getState()).toEqual(noWork);
  expect(isAsked).toBe(false);
  host.close();
});

test('a count goes on where it was, whoever goes on with it', () => {
  const ui = createUi();
  const people: Snapshots['people'] = createStore(() => ({ snapshot: seatOf('op-ines') }));
  const host = hostConnection(hostApi, deaf);
  const dayWork = createDayWork();
  followOperator({ people }, ui, {
    ...{ receipts: createReceipts(host), customers: createCustomers(host) },
    ...{ orders: createOrders(host), archives: createArchives(host), audit: createAudit(host) },
    taxFree: createTaxFree(host),
    stockWorks: createStockWorks(host),
    prepare: { forget: () => undefined },
    cancelling: { forget: () => undefined },
    profile: { forget: () => undefined },
    groupSheet: { forget: () => undefined },
    invoices: createInvoices(host),
    ...{ returning: createReturning(), dayWork, approval: { cancel: () => undefined } },
    desk: { forget: () => undefined },
    quotes: { forget: () => undefined },
    afterSales: { forget: () => undefined },
    staffSale: { forget: () => undefined },
    tasks: { forget: () => undefined },
  });
  dayWork.setState({ panel: 'count', reading });
  people.setState({ snapshot: seatOf('op-karim') });
  expect(dayWork.getState()).toEqual({ ...noWork, panel: 'count' });
  host.close();
});

const reading: DayReading = {
  ...{ businessDay: '2026-11-30', at: '2026-11-30T17:00:00.000Z', number: 1, tenders: [] },
  totals: { ...zeroTotals('EUR'), perRate: [], deposits: [] },
  counts: { transactions: 0, abandoned: 0, noSales: 0, readings: 0 },
};

/** A host that is never reached. */
const deaf: Parameters<typeof hostConnection>[1] = {
  openChannel: () => ({
    send: () => undefined,
    onMessage: () => undefined,
    onClose: () => undefined,
    close: () => undefined,
  }),
  credential: () => ({ token: 'page' }),
  keepToken: () => undefined,
  build: 'test',
  timers: { after: () => () => undefined },
  nowMs: () => 0,
  reload: () => undefined,
  lastReload: { get: () => null, set: () => undefined },
};

function seatOf(id: string | null): SeatSnapshot {
  const permissions = defaultPermissions.cashier;
  return {
    language: 'fr',
    operator: id === null ? null : { id, alias: 'Inès', role: 'cashier', permissions },
    canSignOff: true,
    lockedOperatorId: '',
    people: [],
    hint: null,
    reasons: { 'line-discount': [], 'basket-discount': [], 'price-override': [], abandon: [] },
  };
}
