import { expect, it } from 'vitest';
import { readEntry } from '../../../contract/entry/read-entry.ts';
import { france } from '../../../domain/fiscal/france.ts';
import { readFixture } from '../../../test/support/read-journal-fixture.ts';
import { tableRows } from './table-rows.ts';

it('an inspector sees each state of a tax-free slip by its number, under a code', () => {
  const rows = readFixture('v1-tax-free').entries.flatMap((entry) =>
    entry.type === 'tax-free-slip' ? tableRows.events(entry, readEntry(entry.bytes), france) : [],
  );
  const texts = rows.map((row) => row.join(' '));
  expect(texts).toHaveLength(10);
  for (const text of texts) expect(text).toMatch(/ 920 tax-free-slip .*slipId=\S+ state=\w+/);
  expect(texts.at(-1)).toMatch(/state=refunded documentId=SIM[0-9A-F]{20}$/);
});
