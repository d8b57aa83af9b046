import { expect, test } from 'vitest';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal } from '../../contract/port/journal.ts';
import {
  countingIds,
  eventDraft,
  newSigner,
  sale,
  software,
} from '../../test/support/journal-kit.ts';
import { append, openWriter } from '../../test/support/journal-till.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { foldProjections } from './projections.ts';
import { verifyJournals } from './verify-journal.ts';

const signer = newSigner();

test('a first start opens a journal of a random id without predecessor, once', () => {
  const journal = createMemoryJournal();
  const first = openWriter(journal, { signers: [signer] }).head('live');
  expect(bodies(journal, first?.journalId)).toEqual([
    expect.objectContaining({ reason: 'first-start', predecessor: null }),
  ]);
  const again = openWriter(journal, { signers: [signer] }).head('live');
  expect(again).toEqual(first);
});

test('an installation on an empty folder is another journal', () => {
  const one = openWriter(createMemoryJournal(), { random: { id: countingIds('a'), salt } });
  const other = openWriter(createMemoryJournal(), { random: { id: countingIds('b'), salt } });
  expect(one.head('live')?.journalId).not.toBe(other.head('live')?.journalId);
});

test('a training sale makes a journal of its own and moves no total of the live one', () => {
  const journal = createMemoryJournal();
  const writer = openWriter(journal, { signers: [signer] });
  append(writer, sale(1));
  expect(writer.head('training')).toBeNull();
  const draft = sale(2);
  const basketId = draft.type === 'transaction' ? draft.body.basketId : '';
  const trained = {
    kind: 'training' as const,
    drafts: [draft],
    steps: [],
    endedBaskets: [{ basketId }],
  };
  expect(() => writer.append(trained)).toThrow('answers for it');
  expect(writer.head('training')).toBeNull();
  writer.append({ ...trained, responsibleId: 'op-9' });
  expect(writer.head('training')?.totals.transactionCount).toBe(1);
  expect(writer.head('live')?.totals.transactionCount).toBe(1);
  expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 4 });
});

test('a rotated key signs from the next entry on, and the rotation is signed by the old one', () => {
  const journal = createMemoryJournal();
  const writer = openWriter(journal, { signers: [signer] });
  append(writer, sale(1));
  const next = newSigner();
  writer.rotateKey(next, 'scheduled');
  append(writer, sale(2));
  const id = writer.head('live')?.journalId ?? '';
  expect(journal.read(id, 1, 9).map(({ keyId }) => keyId)).toEqual([
    signer.keyId,
    signer.keyId,
    signer.keyId,
    next.keyId,
  ]);
  expect(verifyJournals(journal).ok).toBe(true);
  const later = openWriter(journal, { signers: [next, signer] });
  append(later, sale(3));
  expect(later.head('live')?.journalId).toBe(id);
  expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 5 });
});

test('a key made but not yet in the journal changes nothing', () => {
  const journal = createMemoryJournal();
  const id = openWriter(journal, { signers: [signer] }).head('live')?.journalId;
  expect(openWriter(journal, { signers: [newSigner(), signer] }).head('live')?.journalId).toBe(id);
});

test('a lost key closes the journal as it is; the new one names its head and totals', () => {
  const journal = createMemoryJournal();
  const before = openWriter(journal, { signers: [signer] });
  append(before, sale(1));
  const old = before.head('live');
  const writer = openWriter(journal, { signers: [newSigner()] });
  const head = writer.head('live');
  expect(head?.journalId).not.toBe(old?.journalId);
  expect(bodies(journal, head?.journalId)[0]).toMatchObject({
    reason: 'key-lost',
    predecessor: {
      journalId: old?.journalId,
      sequence: 2,
      hash: old?.hash,
      totals: old?.totals,
    },
  });
  expect(journal.entryCount(old?.journalId ?? '')).toBe(2);
  expect(journal.heads().find(({ journalId }) => journalId === old?.journalId)?.state).toBe(
    'sealed',
  );
  expect(foldProjections(journal).heads).toEqual(journal.heads());
  append(writer, sale(2));
  expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 4 });
});

test('a fork ends the journal with a signed entry that names its successor', () => {
  const journal = createMemoryJournal();
  const writer = openWriter(journal, { signers: [signer] });
  append(writer, sale(1));
  const old = writer.head('live')?.journalId;
  writer.sealAndRestart('journal-fork');
  const successor = writer.head('live')?.journalId;
  expect(bodies(journal, old).at(-1)).toEqual({ reason: 'journal-fork', successorId: successor });
  expect(bodies(journal, successor)[0]).toMatchObject({
    reason: 'journal-fork',
    predecessor: { journalId: old, sequence: 3 },
  });
  append(writer, sale(2));
  expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 5 });
  expect(foldProjections(journal).heads).toEqual(journal.heads());
});

test('a fork after a rotation goes on with the new key', () => {
  const journal = createMemoryJournal();
  const writer = openWriter(journal, { signers: [signer] });
  const next = newSigner();
  expect(writer.signer()).toBe(signer);
  writer.rotateKey(next, 'suspected');
  expect(writer.signer()).toBe(next);
  writer.sealAndRestart('journal-fork');
  expect(writer.head('live')?.keyId).toBe(next.keyId);
  expect(verifyJournals(journal).ok).toBe(true);
});

test('another version of the program is an entry, before anything else it writes', () => {
  const journal = createMemoryJournal();
  openWriter(journal, { signers: [signer] });
  const newer = { ...software, version: '1.1.0' };
  const writer = openWriter(journal, { signers: [signer], software: newer });
  openWriter(journal, { signers: [signer], software: newer });
  expect(bodies(journal, writer.head('live')?.journalId).slice(1)).toEqual([
    { event: 'software-changed', details: { from: '1.0.0', to: '1.1.0' } },
  ]);
});

test('a clock set back is noted once and moves nothing', () => {
  const journal = createMemoryJournal();
  let nowMs = Date.UTC(2026, 10, 22, 13);
  const clock = { nowMs: () => nowMs, monotonicMs: () => 5, platformOffsetMs: () => null };
  const writer = openWriter(journal, { signers: [signer], clock });
  append(writer, sale(1));
  nowMs -= 3_600_000;
  expect(append(writer, sale(2)).map(({ sequence }) => sequence)).toEqual([4]);
  append(writer, sale(3));
  nowMs -= 500;
  append(writer, sale(4));
  const id = writer.head('live')?.journalId;
  expect(bodies(journal, id).filter((body) => 'event' in body)).toEqual([
    {
      event: 'clock-jumped',
      details: {
        from: '2026-11-22T13:00:00.000Z',
        to: '2026-11-22T12:00:00.000Z',
        byMs: -3_600_000,
        dayBefore: '2026-11-22',
      },
    },
  ]);
  nowMs -= 60_000;
  openWriter(journal, { signers: [signer], clock });
  expect(bodies(journal, id).at(-1)).toMatchObject({ event: 'clock-jumped' });
  expect(verifyJournals(journal).ok).toBe(true);
});

test('a clock that keeps its pace is not noted, over midnight, a change to winter time and a night off', () => {
  const till = clockedTill('2026-10-24T21:58:00.000Z');
  expect(till.sell()).toBe('2026-10-24');
  till.pass(5 * minuteMs);
  expect(till.sell()).toBe('2026-10-25');
  for (let hour = 0; hour < 24; hour += 1) {
    till.pass(60 * minuteMs);
    expect(till.sell()).toBe('2026-10-25');
  }
  till.pass(60 * minuteMs);
  expect(till.sell()).toBe('2026-10-26');
  till.pass(30 * dayMs);
  till.restart();
  expect(till.sell()).toBe('2026-11-25');
  expect(till.jumps()).toEqual([]);
});

test('a clock set back an hour over midnight does not give the day before', () => {
  const till = clockedTill('2026-11-22T23:30:00.000Z');
  expect(till.sell()).toBe('2026-11-23');
  till.set('2026-11-22T22:30:00.000Z');
  expect(till.sell()).toBe('2026-11-23');
  till.restart();
  expect(till.sell()).toBe('2026-11-23');
  expect(till.jumps()).toEqual([-60 * minuteMs]);
});

test.each([
  ['in one run', false],
  ['over restarts', true],
])('a clock that goes ten years forwards and back takes the day with it, %s', (_, isRestarted) => {
  const till = clockedTill('2026-11-22T13:00:00.000Z');
  expect(till.sell()).toBe('2026-11-22');
  till.set('2036-11-22T13:00:00.000Z');
  if (isRestarted) till.restart();
  expect(till.sell()).toBe('2036-11-22');
  till.pass(dayMs);
  expect(till.sell()).toBe('2036-11-23');
  // Still wrong, and set back a little: within the stretch no day comes twice.
  till.set('2036-11-22T20:00:00.000Z');
  expect(till.sell()).toBe('2036-11-23');
  if (isRestarted) till.restart();
  till.set('2026-11-24T09:00:00.000Z');
  expect(till.sell()).toBe('2026-11-24');
  till.pass(2 * dayMs);
  expect(till.sell()).toBe('2026-11-26');
  // What was left does not open the way back to before it again.
  till.set('2026-11-25T09:00:00.000Z');
  expect(till.sell()).toBe('2026-11-26');
  expect(till.jumps()).toHaveLength(4);
  expect(verifyJournals(till.journal).ok).toBe(true);
});

test('a clock that lost its battery moves no day, back or forwards again', () => {
  const till = clockedTill('2026-11-22T13:00:00.000Z');
  expect(till.sell()).toBe('2026-11-22');
  till.set('2000-01-01T00:00:00.000Z');
  till.restart();
  expect(till.sell()).toBe('2026-11-22');
  till.set('2026-11-23T09:00:00.000Z');
  expect(till.sell()).toBe('2026-11-23');
  till.set('2026-11-22T09:00:00.000Z');
  expect(till.sell()).toBe('2026-11-23');
});

test('a till installed with a clock years ahead, or opened anew while it is, is not kept there', () => {
  const till = clockedTill('2036-11-22T13:00:00.000Z');
  expect(till.sell()).toBe('2036-11-22');
  till.writer().sealAndRestart('journal-fork');
  expect(till.sell()).toBe('2036-11-22');
  till.set('2026-11-22T13:00:00.000Z');
  expect(till.sell()).toBe('2026-11-22');
});

test('a till that was off for months takes the new day and notes it; a few minutes are noted within a run', () => {
  const till = clockedTill('2026-11-22T13:00:00.000Z');
  till.sell();
  till.pass(100 * dayMs);
  till.restart();
  expect(till.sell()).toBe('2027-03-02');
  till.set('2027-03-02T13:05:00.000Z');
  till.sell();
  till.set('2027-03-02T13:10:01.000Z');
  till.sell();
  expect(till.jumps()).toEqual([100 * dayMs, 5 * minuteMs + 1_000]);
});

test('when a commit fails nothing has changed in memory either', () => {
  const journal = createMemoryJournal();
  let isFull = false;
  const full: typeof journal = {
    ...journal,
    commit(act) {
      if (isFull) throw new Error('disk full');
      journal.commit(act);
    },
  };
  const committed: number[] = [];
  const writer = openWriter(full, {
    signers: [signer],
    onCommitted: (heads) => committed.push(heads[0]?.sequence ?? 0),
  });
  append(writer, sale(1));
  const head = writer.head('live');
  isFull = true;
  expect(() => append(writer, sale(2))).toThrow('disk full');
  expect(() => writer.rotateKey(newSigner(), 'requested')).toThrow('disk full');
  expect(() => writer.sealAndRestart('new-owner')).toThrow('disk full');
  expect(writer.head('live')).toEqual(head);
  isFull = false;
  append(writer, sale(2), eventDraft());
  expect(committed).toEqual([1, 2, 4]);
  expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 4 });
});

test('an act names the baskets its entries end, no others', () => {
  const writer = openWriter(createMemoryJournal(), { signers: [signer] });
  const act = { kind: 'live' as const, drafts: [sale(1)], steps: [], endedBaskets: [] };
  expect(() => writer.append(act)).toThrow('names it');
  expect(() => writer.append({ ...act, drafts: [], endedBaskets: [{ basketId: 'b' }] })).toThrow(
    'names it',
  );
  expect(writer.head('live')?.sequence).toBe(1);
});

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A till in Paris whose clock can be set, beside one that can't. */
function clockedTill(utc: string) {
  const journal = createMemoryJournal();
  const time = { nowMs: Date.parse(utc), monotonicMs: 0, sales: 0 };
  const clock = {
    nowMs: () => time.nowMs,
    monotonicMs: () => time.monotonicMs,
    platformOffsetMs: () => null,
  };
  const id = countingIds();
  const open = () => openWriter(journal, { signers: [signer], clock, random: { id, salt } });
  let writer = open();
  return {
    journal,
    writer: () => writer,
    /** The business day of a sale rung now. */
    sell(): string {
      time.sales += 1;
      return append(writer, sale(time.sales))[0]?.businessDay ?? '';
    },
    set(to: string): void {
      time.nowMs = Date.parse(to);
    },
    pass(ms: number): void {
      time.nowMs += ms;
      time.monotonicMs += ms;
    },
    restart(): void {
      time.monotonicMs = 0;
      writer = open();
    },
    /** By how much the clock was seen to jump, in order. */
    jumps: (): unknown[] =>
      journal
        .journalIds()
        .flatMap((known) => journal.latest(known, 'event', 100).toReversed())
        .flatMap(({ bytes }) => {
          const read = readEntry(bytes);
          const isJump = read.known && read.type === 'event' && read.body.event === 'clock-jumped';
          return isJump ? [read.body.details.byMs] : [];
        }),
  };
}

function bodies(journal: Journal, journalId = ''): Record<string, unknown>[] {
  return journal.read(journalId, 1, 100).map((sealed) => readEntry(sealed.bytes).envelope.body);
}

function salt(): Uint8Array {
  return new Uint8Array(32);
}
