import { expect, test } from 'vitest';
import { foldFigures } from '../../domain/report/figures-of.ts';
import { eventDraft, sale } from '../../test/support/journal-kit.ts';
import { openWriter } from '../../test/support/journal-till.ts';
import { createMemoryJournal } from '../journal/memory-journal.ts';
import { createDaySoFar } from './day-so-far.ts';
import { readFigures } from './read-figures.ts';
import { reportedEntryOf } from './reported-entry-of.ts';

function shop() {
  const journal = createMemoryJournal();
  const writer = openWriter(journal);
  let pauses = 0;
  let sold = 0;
  const pause = async () => {
    pauses += 1;
  };
  const sell = (count: number) => {
    for (let number = 0; number < count; number += 1) {
      sold += 1;
      const draft = sale(sold);
      const basketId = draft.type === 'transaction' ? draft.body.basketId : '';
      writer.append({ kind: 'live', drafts: [draft], steps: [], endedBaskets: [{ basketId }] });
    }
  };
  return { journal, writer, sell, pause, pauses: () => pauses };
}

test('the day so far is the fold of its entries, and a second question reads what is new alone', async () => {
  const { journal, sell, pause, pauses } = shop();
  sell(60);
  const day = createDaySoFar({ journal, pause });
  const first = await day.figures();
  expect(first.transactionCount).toBe(60);
  const before = pauses();
  sell(1);
  const second = await day.figures();
  expect(second.transactionCount).toBe(61);
  expect(pauses() - before).toBe(1);
  const [head] = journal.heads();
  const all = journal.read(head?.journalId ?? '', 1, 1_000).flatMap((each) => {
    const reported = reportedEntryOf(each);
    return reported ? [reported] : [];
  });
  expect(second).toEqual(foldFigures('EUR', all));
});

test('whoever asks at the same time gets one reading', async () => {
  const { journal, sell, pause, pauses } = shop();
  sell(30);
  const day = createDaySoFar({ journal, pause });
  const [one, other] = await Promise.all([day.figures(), day.figures()]);
  expect(one).toBe(other);
  expect(pauses()).toBeLessThan(4);
});

test('a long reading can be given up', async () => {
  const { journal, sell } = shop();
  sell(80);
  const given = new AbortController();
  const [head] = journal.heads();
  const reading = readFigures(
    journal,
    { journalId: head?.journalId ?? '', firstSequence: 1, lastSequence: head?.sequence ?? 0 },
    {
      currency: 'EUR',
      signal: given.signal,
      async pause() {
        given.abort(new Error('given up'));
      },
    },
  );
  await expect(reading).rejects.toThrow('given up');
});

test('what the program notes of itself is no figure, and a no-sale is one', async () => {
  const { journal, writer, pause } = shop();
  writer.append({ kind: 'live', drafts: [eventDraft('no-sale')], steps: [], endedBaskets: [] });
  const { others } = await createDaySoFar({ journal, pause }).figures();
  expect(others).toEqual([{ key: 'no-sale/', count: 1, amountMinor: 0 }]);
});
