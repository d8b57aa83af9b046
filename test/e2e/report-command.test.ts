// `till report`: what a Z covers, as JSON and as a table, without a word in the journal.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { professionalBuyer } from '../support/buyers.ts';
import { entriesOf, resultOf, runTill } from '../support/run-till.ts';
import { startTill } from '../support/start-till.ts';

const reported = z.object({
  period: z.literal('day'),
  number: z.int(),
  figures: z.object({
    turnover: z.object({ grossMinor: z.int() }),
    tenders: z.array(z.object({ type: z.string(), inMinor: z.int() })),
  }),
  hiddenTenders: z.array(z.string()),
});

test('a script reads the last Z and one by its number, and writes it as a table', async () => {
  // One host for all of it: each command would start its own.
  const { folder, stop } = await startTill({ signedOff: true });
  const rings = ['--item', 'ML016-1', '--tender', 'cash:30', '--repeat', '2'];
  const twoSales = await runTill(folder, 'ring', ...rings);
  await runTill(folder, 'close');
  await runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'card:25');
  await runTill(folder, 'close');

  const before = await signed(folder);
  const last = reported.parse(resultOf(await runTill(folder, 'report')));
  expect(last).toMatchObject({ number: 2, figures: { turnover: { grossMinor: 2_500 } } });

  const table = join(folder, 'z1.csv');
  const first = await runTill(folder, 'report', '--z', '1', '--csv', table);
  expect(first).toMatchObject({ code: 0, errors: '' });
  expect(reported.parse(resultOf(first))).toMatchObject({
    number: 1,
    figures: { turnover: { grossMinor: 5_000 }, tenders: [{ type: 'cash', inMinor: 5_000 }] },
    hiddenTenders: [],
  });
  expect(readFileSync(table, 'utf8')).toContain('sales;;;;;50,00\r\n');

  const declared = join(folder, 'z1.json');
  await runTill(folder, 'report', '--z', '1', '--e-reporting', declared);
  // 5.5 % in 25 €, twice: VAT is rounded on each receipt.
  const sold = { date: expect.any(String), category: 'TLB1', currency: 'EUR' };
  expect(JSON.parse(readFileSync(declared, 'utf8'))).toMatchObject([
    {
      closure: { number: 1 },
      totals: [{ ...sold, netMinor: 4_740, vatMinor: 260 }],
      // Goods alone.
      payments: [],
    },
  ]);

  const paper = join(folder, 'z1.pdf');
  expect(await runTill(folder, 'report', '--z', '1', '--pdf', paper)).toMatchObject({ code: 0 });
  expect(readFileSync(paper, 'latin1')).toMatch(/^%PDF-[\s\S]*Helvetica[\s\S]*%%EOF/);

  const none = await runTill(folder, 'report', '--z', '3');
  expect(none.code).toBe(1);
  expect(none.errors).toContain('[CLOSURE_UNKNOWN]');
  const unwritable = await runTill(folder, 'report', '--csv', join(folder, 'no', 'z.csv'));
  expect(unwritable.errors).toContain('[FILE_UNWRITABLE]');
  expect((await runTill(folder, 'report', '--z', '1', '--year', '2026')).code).toBe(2);

  const books = join(folder, 'books.txt');
  const booked = await runTill(folder, 'accounting', '--out', books);
  expect(booked.code).toBe(0);
  const { closedDays, debitMinor, creditMinor } = amounts.parse(JSON.parse(booked.lines[0] ?? ''));
  expect(closedDays).toBeGreaterThan(0);
  expect(debitMinor).toBe(creditMinor);
  expect(debitMinor).toBeGreaterThan(0);
  expect(readFileSync(books, 'latin1')).toMatch(/^JournalCode\tJournalLib\t.*\tIdevise\r\n/);
  const again = await runTill(folder, 'accounting', '--out', books);
  expect(again).toMatchObject({ code: 1, errors: expect.stringContaining('[BOOKS_EXIST]') });
  const backwards = ['--from', '2026-02-01', '--to', '2026-01-01'];
  expect((await runTill(folder, 'accounting', '--out', 'x', ...backwards)).code).toBe(2);

  expect(await signed(folder)).toEqual(before);

  // An invoice to a business, made after the Z: the day that it was sold on is corrected.
  const receipt = z.object({ receiptNumber: z.string() });
  const rung = receipt.parse(JSON.parse(twoSales.lines[0] ?? '')).receiptNumber;
  const buyer = join(folder, 'buyer.json');
  writeFileSync(buyer, JSON.stringify(professionalBuyer));
  const facture = join(folder, 'facture.pdf');
  const made = await runTill(folder, 'invoice', rung, '--buyer', buyer, '--pdf', facture);
  expect(made).toMatchObject({ code: 0, errors: '' });
  expect(receipt.parse(resultOf(made))).toMatchObject({ receiptNumber: rung });
  expect(readFileSync(facture, 'latin1')).toMatch(/^%PDF-/);
  const twice = await runTill(folder, 'invoice', rung, '--buyer', buyer);
  expect(twice.errors).toContain('[INVOICE_TWICE]');
  await runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'card:25');
  await runTill(folder, 'close');
  await runTill(folder, 'report', '--z', '3', '--e-reporting', declared);
  expect(JSON.parse(readFileSync(declared, 'utf8'))).toMatchObject([
    {
      totals: [{ ...sold, netMinor: 2_370, vatMinor: 130 }],
      corrections: [{ ...sold, netMinor: -2_370, vatMinor: -130 }],
    },
  ]);

  await stop();
}, 180_000);

const amounts = z.object({ closedDays: z.int(), debitMinor: z.int(), creditMinor: z.int() });

/** All that the journal holds, but that hosts come and go. */
async function signed(folder: string): Promise<string[]> {
  const types = (await entriesOf(folder)).map(({ type }) => type);
  return types.filter((type) => type !== 'event');
}
