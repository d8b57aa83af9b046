import type { OrderRefused, ReturnConflict } from '../../contract/document/task.ts';

/** A line that two tills took back. */
export function returnConflict(): ReturnConflict {
  return {
    ...{ id: 'return-conflict/j/2/1', kind: 'return-conflict', at: '2026-11-22T08:00:00.000Z' },
    details: {
      ...{ of: { journalId: 'journal-0000000000000001', sequence: 2, line: 1 } },
      ...{ receiptNumber: '2-000007-ABCD', storeId: 's-1', sku: 'jumper', name: 'Pull' },
      ...{ soldMilli: 1_000, returnedMilli: 2_000, currency: 'EUR' },
      ...{ paidMinor: 7_990, refundedMinor: 15_980, atRiskMinor: 7_990 },
      returns: [1, 2].map((sequence) => ({
        ...{ of: { journalId: 'journal-0000000000000002', sequence }, storeId: 's-2' },
        ...{ receiptNumber: `3-00000${sequence}-ABCD`, recordedAt: '2026-11-22T07:00:00.000Z' },
        ...{ quantityMilli: 1_000, refundedMinor: 7_990 },
      })),
    },
  };
}

/** An order's line that was handed over after it had been cancelled. */
export function refusedStep(): OrderRefused {
  return {
    ...{ id: 'order-refused/j/9', kind: 'order-refused', at: '2026-11-22T08:00:00.000Z' },
    details: {
      ...{ orderId: 'journal-0000000000000009/7', number: 'C-2-000042-K7', currency: 'EUR' },
      of: { journalId: 'journal-0000000000000002', sequence: 9 },
      ...{ amountMinor: 7_990, step: 'handed-over', storeId: 's-2' },
      recordedAt: '2026-11-22T07:00:00.000Z',
      lines: [{ line: 1, sku: 'jumper', name: 'Pull', quantityMilli: 1_000, code: 'NOT_IN_STATE' }],
    },
  };
}
