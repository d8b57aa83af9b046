import { expect, it } from 'vitest';
import { journalMark } from '../../domain/till/receipt-number.ts';
import { newJournalId } from './new-journal-id.ts';

// The characters of an id are digits of base 31, so these two have one mark.
const [taken, same, other] = ['AB', 'B#', 'AC'];

it('an id is drawn again while a journal of the till has its mark', () => {
  expect(journalMark(same)).toBe(journalMark(taken));
  const ids = [same, same, other];
  expect(newJournalId(() => ids.shift() ?? '', [{ journalId: taken }])).toBe(other);
});

it('a till that finds none goes on with a mark that it has', () => {
  expect(newJournalId(() => same, [{ journalId: taken }])).toBe(same);
});
