import { beforeEach, expect, it } from 'vitest';
import { hostApi } from '../../contract/host/api.ts';
import { maxAnswerLength } from '../../contract/rpc/frames.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { journalPage } from './journal-page.ts';

let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
});

async function sell(lines: number): Promise<void> {
  const cashier = cashierAt(till);
  for (let line = 0; line < lines; line += 1) await cashier.addItem('tea', '0.1');
  await cashier.card(890 * lines);
}

it('gives the entries as stored, of the open journal unless another is named', async () => {
  await sell(1);
  const page = hostApi.calls.readJournal.output.parse(
    journalPage(till.journal, { fromSequence: 1, limit: 500 }),
  );
  expect(page.entries.map(({ type }) => type)).toEqual(['journal-opened', 'transaction']);
  expect(journalPage(till.journal, { journalId: 'x', fromSequence: 1, limit: 5 }).entries).toEqual(
    [],
  );
  expect(journalPage(till.journal, { fromSequence: 3, limit: 5 }).entries).toEqual([]);
  expect(journalPage(till.journal, { fromSequence: 2, limit: 1 }).entries).toHaveLength(1);
});

it('of large sales fits in an answer, and reading on from its last entry misses none', async () => {
  for (let sale = 0; sale < 40; sale += 1) await sell(500);
  const read: number[] = [];
  for (let fromSequence = 1; ; ) {
    const { entries, journalIds } = journalPage(till.journal, { fromSequence, limit: 500 });
    const last = entries.at(-1);
    if (!last) break;
    expect(JSON.stringify({ entries, journalIds }).length).toBeLessThan(maxAnswerLength);
    read.push(...entries.map(({ sequence }) => sequence));
    fromSequence = last.sequence + 1;
  }
  expect(read).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
});
