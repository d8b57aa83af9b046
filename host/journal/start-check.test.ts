import { expect, test } from 'vitest';
import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { closureDraft, eventDraft, newSigner, sale } from '../../test/support/journal-kit.ts';
import { append, openWriter } from '../../test/support/journal-till.ts';
import { verifyInBackground } from './background-check.ts';
import { canonicalText, sha256 } from './canonical.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { isNewerEntry } from './newer-entry.ts';
import type { RebuildableJournal } from './projections.ts';
import { foldProjections } from './projections.ts';
import { checkAtStart } from './start-check.ts';
import { verifyJournals } from './verify-journal.ts';

const signer = newSigner();
const check = (journal: RebuildableJournal, limit?: number) =>
  checkAtStart({ journal, tampered: [], anchors: [], ...(limit !== undefined && { limit }) });

test('a start verifies from the last closure on', () => {
  const { journal } = filled();
  expect(check(journal)).toEqual({ checked: 4, defects: [] });
});

test('without a closure for long, a start verifies the last entries only, whatever stands before them', () => {
  const journal = createMemoryJournal();
  const writer = openWriter(journal, { signers: [signer] });
  append(writer, sale(1), eventDraft());
  writer.rotateKey(newSigner(), 'scheduled');
  for (let index = 2; index <= 20; index += 1) append(writer, sale(index));
  const length = writer.head('live')?.sequence ?? 0;
  for (let limit = 1; limit <= length + 1; limit += 1) {
    expect(check(journal, limit)).toEqual({ checked: Math.min(limit, length), defects: [] });
  }
});

test('a start finds damage behind the last closure, and leaves what lies before to the background', () => {
  const { journal, id } = filled();
  expect(check(damaged(journal, id, 9)).defects).toEqual([
    expect.objectContaining({ journalId: id, sequence: 9, problem: 'hash', isSealing: true }),
  ]);
  const early = damaged(journal, id, 3);
  expect(check(early).defects).toEqual([]);
  expect(verifyJournals(early).firstProblem).toMatchObject({ journalId: id, sequence: 3 });
});

test.each([
  ['transaction', { typeVersion: 2 }],
  ['closure', { typeVersion: 2 }],
  ['key-rotated', { typeVersion: 2 }],
  ['event', { format: 2 }],
])('a start refuses a journal with a newer %s, and seals nothing', (type, change) => {
  const { journal, id } = filled();
  const head = journal.heads()[0];
  if (!head) throw new Error('a head');
  const entry = journal.read(id, head.sequence, 1)[0];
  if (!entry) throw new Error('an entry');
  const signed = { ...readEnvelope(entry.bytes), type, ...change };
  const bytes = Buffer.from(canonicalText(signed));
  const newer = (hash: string) => {
    const put = (e: SealedEntry) => (e.sequence === head.sequence ? { ...e, bytes, hash } : e);
    return {
      ...journal,
      read: (...range: [string, number, number]) => journal.read(...range).map(put),
    };
  };
  expect(() => check(newer(sha256(bytes)))).toThrow('STORE_NEWER');
  expect(() => foldProjections({ ...newer(sha256(bytes)), heads: () => [] })).toThrow(
    'STORE_NEWER',
  );
  expect(foldProjections(newer(sha256(bytes))).heads).toEqual(journal.heads());
  // Only signed words count: damage is damage.
  expect(check(newer(entry.hash)).defects).toEqual([expect.objectContaining({ problem: 'hash' })]);
});

test('a start goes on after a newer event: it moves nothing', () => {
  const { journal, id } = filled();
  const { sequence = 0 } = journal.heads()[0] ?? {};
  const entry = journal.find(id, sequence);
  if (!entry) throw new Error('an entry');
  const bytes = Buffer.from(
    canonicalText({ ...readEnvelope(entry.bytes), type: 'event', typeVersion: 2 }),
  );
  expect(isNewerEntry({ ...entry, bytes, hash: sha256(bytes) })).toBe(false);
});

test('the background check lets others work between slices, tells its progress, and can be stopped', async () => {
  const { journal } = filled(200);
  let nowMs = 0;
  const progress: number[] = [];
  let pauses = 0;
  const options = {
    journal,
    sliceMs: 3,
    monotonicMs: () => {
      nowMs += 1;
      return nowMs;
    },
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
    onProgress: (checked: number) => progress.push(checked),
  };
  const result = await verifyInBackground(options);
  expect(result).toMatchObject({ ok: true, checked: 208 });
  expect(pauses).toBeGreaterThan(2);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));

  const stop = new AbortController();
  const stopped = await verifyInBackground({
    ...options,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  expect(stopped).toBeNull();
});

test('entries that come while the background check runs are checked with the rest', async () => {
  const { journal, writer } = filled(100);
  let added = 0;
  const result = await verifyInBackground({
    journal,
    sliceMs: 0,
    monotonicMs: () => 0,
    pause: () => {
      if (added < 3) append(writer, sale(1_000 + added));
      added += 1;
      return Promise.resolve();
    },
  });
  expect(result).toMatchObject({ ok: true, checked: 111 });
});

/** A day with a few sales, closed, and `more` sales of the next. */
function filled(more = 3) {
  const journal = createMemoryJournal();
  const writer = openWriter(journal, { signers: [signer] });
  append(writer, sale(1), sale(2), sale(3), eventDraft());
  append(writer, closureDraft('day'), closureDraft('month'));
  append(writer, closureDraft('day'));
  for (let index = 0; index < more; index += 1) append(writer, sale(10 + index));
  return { journal, writer, id: writer.head('live')?.journalId ?? '' };
}

function damaged(journal: RebuildableJournal, id: string, sequence: number): RebuildableJournal {
  const spoil = (entry: SealedEntry) => {
    const isIt = entry.journalId === id && entry.sequence === sequence;
    return isIt ? { ...entry, bytes: entry.bytes.toReversed() } : entry;
  };
  return { ...journal, read: (...range) => journal.read(...range).map(spoil) };
}
