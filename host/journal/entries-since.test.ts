import { expect, test } from 'vitest';
import type { FeedState } from '../../contract/port/documents.ts';
import { saleDraft } from '../../test/support/journal-kit.ts';
import { append, openWriter } from '../../test/support/journal-till.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { asWritten, entriesSince } from './entries-since.ts';
import { createMemoryJournal } from './memory-journal.ts';

/** Three sales; then the journal is sealed and followed by another, with two more. */
function forkedTill() {
  const journal = createMemoryJournal();
  const writer = openWriter(journal);
  let sold = 0;
  const sell = () => {
    sold += 1;
    const basketId = `basket-${String(sold).padStart(15, '0')}`;
    append(writer, saleDraft(makeTransaction({ basketId, lines: [breadLine] })));
  };
  const live = () => writer.head('live')?.journalId ?? '';
  for (let sale = 0; sale < 3; sale += 1) sell();
  const before = live();
  writer.sealAndRestart('journal-fork');
  sell();
  sell();
  const sales = journal.read(before, 1, 100).filter(({ type }) => type === 'transaction');
  const acknowledged = sales[0]?.sequence ?? 0;
  const journals = {
    journal,
    acknowledgedThrough: (id: string) => (id === before ? acknowledged : 0),
  };
  const since = (feed: FeedState | null) =>
    [...entriesSince(journals, feed, 'transaction')]
      .toSorted(asWritten(journal))
      .map(({ journalId, sequence }) => (journalId === before ? `old ${sequence}` : 'new'));
  return { before, after: live(), since, sales: sales.map(({ sequence }) => sequence) };
}

const feedOf = (journalId: string, appliedThrough: number, except: number[] = []): FeedState => ({
  ...{ epoch: 'e', seq: 1, tag: '1', journalId, appliedThrough, except },
});

test('what a sealed journal wrote and the platform has not heard of stands before what came after', () => {
  const { after, since, sales } = forkedTill();
  const [, second, third] = sales;
  expect(since(feedOf(after, 0))).toEqual([`old ${second}`, `old ${third}`, 'new', 'new']);
});

test('documents that still speak of the sealed journal contain of it what they say', () => {
  const { before, since, sales } = forkedTill();
  const [first, second = 0, third] = sales;
  expect(since(feedOf(before, second))).toEqual([`old ${third}`, 'new', 'new']);
  expect(since(feedOf(before, second, [first ?? 0]))).toEqual([
    ...[`old ${first}`, `old ${third}`, 'new', 'new'],
  ]);
});

test('where nothing ever came all of it is the till’s own', () => {
  expect(forkedTill().since(null)).toHaveLength(5);
});
