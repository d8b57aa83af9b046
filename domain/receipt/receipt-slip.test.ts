import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arbitraryId,
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import { readReceiptPlace } from './receipt-place.ts';
import { maximumSlipBytes, packReceiptSlip, readReceiptSlip } from './receipt-slip.ts';

const of = { journalId: 'dXbMYue0eyGaB00swcP8TQ', sequence: 1_234_567 };
const said = { transactionNumber: 42, businessDay: '2026-11-22' };
const soldArticles = (count: number) =>
  makeTransaction({
    basketId: 'basket-0000000000001',
    lines: [
      breadLine,
      ...Array.from({ length: count - 1 }, () => ({ ...breadLine, unitPriceMinor: 12_990 })),
    ],
    tenders: ['card'],
  });

test('what is written of a sale is read back as it was, or its lines are left out as a whole', () => {
  fc.assert(
    fc.property(arbitraryTransaction({ only: 'sales' }), arbitraryId, (transaction, journalId) => {
      const bytes = packReceiptSlip({ ...of, journalId }, { ...said, transaction });
      if (bytes === null) throw new Error('a till’s own id');
      expect(bytes.length).toBeLessThanOrEqual(maximumSlipBytes);
      const slip = readReceiptSlip(bytes);
      if (!slip.ok) throw new Error(slip.error);
      expect(slip.value).toMatchObject({ of: { ...of, journalId }, ...said });
      expect(slip.value.totalMinor).toBe(transaction.totals.grossMinor);
      expect(slip.value.tenders.map(({ type, amountMinor }) => [type, amountMinor])).toEqual(
        transaction.tenders.map(({ type, amountMinor }) => [type, amountMinor]),
      );
      const taken = transaction.lines.filter(({ accounting }) => accounting === 'turnover');
      expect(slip.value.lines).toEqual(
        slip.value.isWhole
          ? taken.map(({ number, sku, quantity, grossMinor, vatMinor, vatRateBp }) =>
              expect.objectContaining({ number, sku, quantity, grossMinor, vatMinor, vatRateBp }),
            )
          : [],
      );
      expect(readReceiptPlace(bytes)).toEqual({ ok: true, value: { ...of, journalId } });
    }),
  );
});

test('a dozen articles fit into a code; of more it says which receipt and how much', () => {
  const slips = [12, 60].map((count) => {
    const bytes = packReceiptSlip(of, { ...said, transaction: soldArticles(count) });
    const slip = bytes && readReceiptSlip(bytes);
    return slip?.ok ? slip.value : null;
  });
  expect(slips[0]).toMatchObject({ isWhole: true, totalMinor: 120 + 11 * 12_990 });
  expect(slips[0]?.lines).toHaveLength(12);
  expect(slips[1]).toMatchObject({ isWhole: false, lines: [], totalMinor: 120 + 59 * 12_990 });
});

test('it says nothing of who bought, who sold and what a card was', () => {
  const transaction = soldArticles(2);
  const bytes = packReceiptSlip(of, { ...said, transaction }) ?? new Uint8Array();
  const text = String.fromCharCode(...bytes);
  for (const hidden of ['op-2', 'Crème', transaction.basketId]) expect(text).not.toContain(hidden);
});

test('whatever bytes come in, they are read or refused, and a cut code is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readReceiptSlip(Uint8Array.of(2, ...bytes)).ok).toBeTypeOf('boolean');
    }),
  );
  const bytes = packReceiptSlip(of, { ...said, transaction: soldArticles(3) }) ?? new Uint8Array();
  for (let length = 0; length < bytes.length; length += 1)
    expect(readReceiptSlip(bytes.subarray(0, length)).ok).toBe(false);
  expect(readReceiptSlip(Uint8Array.of(...bytes, 0)).ok).toBe(false);
});
