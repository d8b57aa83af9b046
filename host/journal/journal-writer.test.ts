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
  writer.rotateKey(next, 'suspected');
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
      },
    },
  ]);
  nowMs -= 60_000;
  openWriter(journal, { signers: [signer], clock });
  expect(bodies(journal, id).at(-1)).toMatchObject({ event: 'clock-jumped' });
  expect(verifyJournals(journal).ok).toBe(true);
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

function bodies(journal: Journal, journalId = ''): Record<string, unknown>[] {
  return journal.read(journalId, 1, 100).map((sealed) => readEntry(sealed.bytes).envelope.body);
}

function salt(): Uint8Array {
  return new Uint8Array(32);
}
