import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { findingsOf } from '../support/findings-of.ts';
import { readFixture } from '../support/read-journal-fixture.ts';
import { resealed } from '../support/resealed.ts';

/** Two sales and a return, two invoices, two credit notes; written and signed as it should be. */
const { entries } = readFixture('v1-invoices');
const [first, second] = entries.filter(({ type }) => type === 'invoice');

/** As a wrong program would have signed it. */
const wrongs: [string, (body: Body, before: Body) => Body][] = [
  ['a gap in the series', (body) => ({ ...body, number: 3 })],
  ['a number that is there already', (body) => ({ ...body, number: 1 })],
  ['the series of another till', (body) => ({ ...body, series: 'F-00013-9-AA' })],
  [
    'the series of another store',
    (body) => ({ ...body, series: body.series.replace('00013', '00021') }),
  ],
  [
    'a transaction named twice',
    (body, before) => ({ ...body, of: before.of, lines: before.lines }),
  ],
  [
    'a hash that is not the transaction’s',
    (body) => ({ ...body, of: { ...body.of, hash: 'A'.repeat(43) } }),
  ],
  ['an entry that is no transaction', (body) => ({ ...body, of: { ...body.of, sequence: 1 } })],
  ['a transaction to come', (body) => ({ ...body, of: { ...body.of, sequence: 99 } })],
  ['totals that do not add up', (body) => ({ ...body, totals: { ...body.totals, grossMinor: 1 } })],
  ['a credit note of nothing', (body) => ({ ...body, kind: 'credit-note' })],
];

const body = z.looseObject({
  series: z.string(),
  of: z.looseObject({ sequence: z.int(), hash: z.string() }),
  totals: z.looseObject({}),
});
type Body = z.infer<typeof body>;

describe.each(wrongs)('%s', (_, change) => {
  let before: Body | null = null;
  const wrong = resealed(entries, (content, { sequence }) => {
    if (sequence === first?.sequence) before = body.parse(content.body);
    if (sequence !== second?.sequence || before === null) return content;
    return { ...content, body: change(body.parse(content.body), before) };
  });

  it('is named by the stand-alone verifier, at its entry', () => {
    const lines = wrong.map((entry) => ({
      ...entry,
      bytes: Buffer.from(entry.bytes).toString('base64'),
    }));
    expect(findingsOf(lines)[0]).toBe(`invoice ${second?.journalId} ${second?.sequence}`);
  });

  it('and by the till’s own check', () => {
    const journal = { ...createMemoryJournal(), ...only(wrong) };
    expect(verifyJournals(journal).firstProblem).toMatchObject({
      ...{ problem: 'invoice', sequence: second?.sequence },
    });
  });
});

it('the same entries signed again as they were are sound', () => {
  const again = resealed(entries, (content) => content);
  const lines = again.map((entry) => ({
    ...entry,
    bytes: Buffer.from(entry.bytes).toString('base64'),
  }));
  expect(findingsOf(lines)).toEqual([]);
});

/** A journal that holds these entries and knows nothing else. */
function only(those: typeof entries) {
  const of = (journalId: string) => those.filter((entry) => entry.journalId === journalId);
  return {
    journalIds: () => [...new Set(those.map(({ journalId }) => journalId))],
    read: (journalId: string, from: number, limit: number) =>
      of(journalId).slice(from - 1, from - 1 + limit),
    find: (journalId: string, sequence: number) => of(journalId)[sequence - 1] ?? null,
    personalPart: (journalId: string, sequence: number) =>
      personal.find((part) => part.journalId === journalId && part.sequence === sequence) ?? null,
  };
}
const { personal } = readFixture('v1-invoices');
