import { z } from 'zod';
import { assert } from '../../domain/assert.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import type { FaultRecord } from './faults.ts';
import type { OrdersLook } from './orders-look.ts';

/**
 * Of every transaction that paid an order, by what the tills signed: what each tender paid is what is kept
 * of it and what went back to it, and what is kept is worth what was not given back. More back than was
 * sold (two tills that did not know of each other) is told, with what is at risk.
 */
export function checkOrderMoney(look: OrdersLook, record: FaultRecord): void {
  const transactions = look.entries.flatMap(({ type, text, ...at }) =>
    type === 'transaction' ? [{ at, ...transaction.parse(JSON.parse(text)).body }] : [],
  );
  const rows = new Map(
    look.money.map((row) => [`${row.journal_id}/${row.sequence}/${row.tender}`, row.amount_minor]),
  );
  for (const { at, tenders } of transactions)
    for (const { number, amountMinor } of tenders) {
      const row = rows.get(`${at.journal_id}/${at.sequence}/${number}`);
      assert(row === amountMinor, 'The platform has the money that the till took and gave');
    }
  const conflicts = new Map(
    look.conflicts.map((row) => [`${row.of_journal_id}/${row.of_sequence}/${row.of_line}`, row]),
  );
  for (const paid of transactions) {
    if (!paid.references.some(({ kind }) => kind === 'order')) continue;
    const { journal_id, sequence } = paid.at;
    const isOf = (of: { journalId?: string | undefined; sequence?: number | undefined } | null) =>
      of?.journalId === journal_id && of.sequence === sequence;
    const backLines = transactions.flatMap(({ lines }) =>
      lines.filter(({ returnOf }) => isOf(returnOf)),
    );
    const backTenders = transactions.flatMap(({ tenders }) =>
      tenders.filter(({ refundOf }) => isOf(refundOf)),
    );
    let isOver = false;
    let isAllBack = true;
    for (const { number, quantity, grossMinor } of paid.lines) {
      const back = backLines.filter(({ returnOf }) => returnOf?.line === number);
      const pieces = -sumMinor(back.map((line) => line.quantity.value));
      const refundedMinor = -sumMinor(back.map((line) => line.grossMinor));
      isAllBack &&= pieces === quantity.value;
      const conflict = conflicts.get(`${journal_id}/${sequence}/${number}`);
      if (pieces <= quantity.value) {
        assert(!conflict, 'Only what came back too often is told of');
        assert(refundedMinor <= grossMinor, 'Never more money back than was paid for a line');
        continue;
      }
      isOver = true;
      assert(conflict?.returned_milli === pieces * 1_000, 'What came back twice is told of');
      const atRiskMinor = Math.max(0, refundedMinor - grossMinor);
      assert(conflict.at_risk_minor === atRiskMinor, 'What is at risk is told of');
      record.happened('returned-twice');
    }
    const kept = paid.tenders.map(({ number, amountMinor }) => {
      const back = backTenders.filter(({ refundOf }) => refundOf?.tender === number);
      return amountMinor + sumMinor(back.map((tender) => tender.amountMinor));
    });
    if (!isOver)
      assert(
        kept.every((minor) => minor >= 0),
        'No tender gives back more than it took',
      );
    if (isAllBack)
      assert(
        kept.every((minor) => minor === 0),
        'All goods back, all money back',
      );
    const worth = sumMinor([...paid.lines, ...backLines].map(({ grossMinor }) => grossMinor));
    assert(sumMinor(kept) === worth, 'What is kept of an order is what was not given back');
    record.happened('order-money');
  }
}

const named = z.looseObject({
  journalId: z.string().optional(),
  sequence: z.int().optional(),
  line: z.int().optional(),
  tender: z.int().optional(),
});
const transaction = z.object({
  body: z.object({
    references: z.array(z.object({ kind: z.string() })),
    lines: z.array(
      z.object({
        number: z.int(),
        quantity: z.object({ value: z.int() }),
        grossMinor: z.int(),
        returnOf: named.nullable(),
      }),
    ),
    tenders: z.array(
      z.object({ number: z.int(), amountMinor: z.int(), refundOf: named.nullable() }),
    ),
  }),
});
