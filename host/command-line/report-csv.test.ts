import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { closureReport } from '../../contract/host/day-shapes.ts';
import { figures as figuresShape } from '../../contract/host/report-shapes.ts';
import { addToTotals, zeroTotals } from '../../domain/fiscal/perpetual-totals.ts';
import { foldFigures } from '../../domain/report/figures-of.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { reportCsv } from './report-csv.ts';

const bread = makeTransaction({ basketId: 'b-1', lines: [breadLine] });
const sold = { ...bread, lines: bread.lines.map((line) => ({ ...line, category: '=1+1' })) };
const totals = addToTotals(zeroTotals('EUR'), sold);
const report = closureReport.parse({
  ...{ journalId: 'A'.repeat(22), sequence: 9, period: 'day', number: 4, late: false },
  ...{ from: '2026-11-22', through: '2026-11-22', closedAt: '2026-11-22T19:00:00.000Z' },
  ...{ currency: 'EUR', storeName: 'Lyon', tillNumber: '2', firstSequence: 1, lastSequence: 8 },
  ...{ hash: '-hash', totals, perpetual: totals, tenders: [], isBlind: false },
  handovers: [],
  sessions: [
    {
      ...{ number: 1, how: 'counted', closedAt: '2026-11-22T19:00:00.000Z', attempts: 1 },
      ...{ countedBy: 'op-1', validatedBy: 'op-2', leftMinor: 0, taken: [] },
      tenders: [
        {
          ...{ type: 'cash', expectedMinor: 1_000, countedMinor: 950, differenceMinor: -50 },
          ...{ pieces: 0, reasonCode: '' },
        },
      ],
    },
  ],
  movements: [],
  counts: { transactions: 1, abandoned: 0, noSales: 0, readings: 0 },
});
const figures = figuresShape.parse(
  foldFigures('EUR', [
    { kind: 'transaction', transaction: sold, operatorId: 'op-1', hour: 10, hasCustomer: false },
  ]),
);

const rows = () => parse(reportCsv(report, figures), { delimiter: ';', bom: true });

test('amounts are numbers to a French spreadsheet, below zero too', () => {
  expect(rows()).toContainEqual(['difference', '1/cash', '', '', '', '-0,50']);
  const gross = (totals.algebraicMinor / 100).toFixed(2).replace('.', ',');
  expect(
    rows()
      .find(([section]) => section === 'turnover')
      ?.at(-1),
  ).toBe(gross);
  expect(
    rows()
      .find(([section]) => section === 'hour')
      ?.at(-1),
  ).toBe(gross);
});

test('what somebody typed is never a formula', () => {
  expect(rows().find(([section]) => section === 'category')?.[1]).toBe("'=1+1");
  expect(rows().find(([section]) => section === 'hash')?.[1]).toBe("'-hash");
});

test('every row has the columns of the header', () => {
  for (const row of rows()) expect(row).toHaveLength(6);
});
