import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { createPaidMoment } from './paid-moment.ts';
import type { Snapshots } from './snapshots.ts';

test('a key ends the paid screen only once its change could be read, each time anew', () => {
  let nowMs = 10_000;
  const sale: Snapshots['sale'] = createStore(() => ({ snapshot: null, order: new Map() }));
  const moment = createPaidMoment({ sale }, () => nowMs);
  for (const sequence of [4, 9]) {
    sale.setState({ snapshot: snapshotPaidBy(sequence) });
    expect(moment.isSeen()).toBe(false);
    nowMs += 699;
    expect(moment.isSeen()).toBe(false);
    // Another snapshot of the same payment does not start it again.
    sale.setState({ snapshot: snapshotPaidBy(sequence) });
    nowMs += 1;
    expect(moment.isSeen()).toBe(true);
  }
});

function snapshotPaidBy(sequence: number): SaleSnapshot {
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
      articleCount: 1,
      tenders: [],
      values: [],
      vat: [],
      recordedAtLocal: '2026-11-25T17:30:00',
      extract: 'abcdefgh',
    },
    lastCommandId: '',
    suspendedCount: 0,
    hostScans: [],
  };
}
