import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { hostApi } from '../../contract/host/api.ts';
import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { createArchives } from './archives.ts';
import { createAudit } from './audit.ts';
import { createCustomers } from './customers.ts';
import { followOperator } from './follow-operator.ts';
import { hostConnection } from './host-connection.ts';
import { createOrders } from './orders.ts';
import { createReceipts } from './receipt-store.ts';
import { createReturning } from './returning.ts';
import type { Snapshots } from './snapshots.ts';
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
  let isAsked = true;
  followOperator({ people }, ui, {
    ...{ receipts, customers, orders, archives, returning, audit: createAudit(host) },
    approval: {
      cancel() {
        isAsked = false;
      },
    },
  });

  const camille = { id: 'c-1', name: 'Camille', phone: '', email: '', city: '', cardNumber: '' };
  customers.state.setState({ text: 'cam', list: [camille] });
  orders.state.setState({ list: [] });
  receipts.state.setState({ text: '79,90', chosen: { journalId: 'j', sequence: 4 } });
  returning.setState({ reasonCode: 'too-small' });
  const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
  setTyped(ui, { amount: '50', customerSearch: 'cam', receiptSearch: '79,90', address });
  ui.setState({ sheet: 'receipts' });

  people.setState({ snapshot: { ...seatOf(null), lockedOperatorId: 'op-ines' } });

  expect(customers.state.getState()).toEqual({ text: '', list: [] });
  expect(orders.state.getState().list).toBeNull();
  expect(receipts.state.getState()).toMatchObject({ text: '', list: [], chosen: null });
  expect(returning.getState().reasonCode).toBe('');
  expect(ui.getState()).toMatchObject({ sheet: null, signOnId: 'op-ines' });
  expect(ui.getState().typed).toMatchObject({
    amount: '50',
    customerSearch: '',
    receiptSearch: '',
    address: { street: '', postcode: '', city: '' },
  });
  expect(isAsked).toBe(false);
  host.close();
});

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
