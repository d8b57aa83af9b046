import { afterEach, beforeEach, expect, test } from 'vitest';
import { FailureError } from '../../contract/failure/failure.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { newSigner, sale } from '../support/journal-kit.ts';
import { newFolder } from '../support/journal-on-disk.ts';
import { append, type StartedTill, startTill } from '../support/journal-till.ts';

const signers = [newSigner()] as const;
let folder: string;
let remove: () => void;
let till: StartedTill;

beforeEach(() => {
  ({ folder, remove } = newFolder());
  till = startTill(folder, { signers });
});
afterEach(() => {
  till.close();
  remove();
});

test('a full disk refuses the sale as a failure, changes nothing, and the next sale has its number', () => {
  append(till.writer, sale(1));
  const { sql } = till.till;
  sql.pragma(`max_page_count=${Number(sql.pragma('page_count')) + 3}`);
  let stored = 1;
  const fillUp = () => {
    for (; stored < 100; stored += 1) append(till.writer, sale(stored + 1, 5));
  };
  expect(fillUp).toThrow(FailureError);
  const head = till.writer.head('live');
  expect(head?.sequence).toBe(stored + 1);
  expect(() => append(till.writer, sale(999, 5))).toThrow('DISK_FULL');
  expect(till.journal.entryCount(head?.journalId ?? '')).toBe(stored + 1);

  sql.pragma('max_page_count=1000000');
  expect(append(till.writer, sale(999, 5))[0]?.sequence).toBe(stored + 2);
  expect(verifyJournals(till.journal).ok).toBe(true);
  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
  expect(till.writer.head('live')?.sequence).toBe(stored + 2);
});
