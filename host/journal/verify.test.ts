import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import {
  closureDraft,
  eventDraft,
  newSigner,
  sale,
  saleDraft,
  sealAll,
} from '../../test/support/journal-kit.ts';
import { arbitraryTransaction } from '../../test/support/make-transaction.ts';
import { canonicalText, sha256 } from './canonical.ts';
import { verifyEntries } from './verify.ts';

const signer = newSigner();
const drafts = [
  sale(1),
  eventDraft(),
  sale(2, 3),
  closureDraft('day'),
  sale(3),
  closureDraft('day'),
  closureDraft('month'),
  closureDraft('year'),
  sale(4),
  eventDraft(),
];
const journal = sealAll(drafts, signer).sealed.map(({ sealed }) => sealed);
const at = fc.nat({ max: journal.length - 1 });

test('a whole journal verifies, and so does its rest from every closure on', () => {
  expect(verifyEntries(journal)).toMatchObject({ ok: true, checked: journal.length });
  for (const closure of journal.filter(({ type }) => type === 'closure')) {
    const rest = journal.slice(closure.sequence - 1);
    expect(verifyEntries(rest)).toMatchObject({ ok: true, checked: rest.length });
  }
});

test('whatever is sold and given back, the journal verifies', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTransaction(), { maxLength: 8 }), (transactions) => {
      const { sealed } = sealAll(transactions.map(saleDraft), signer);
      return verifyEntries(sealed.map((entry) => entry.sealed)).ok;
    }),
    { numRuns: 30 },
  );
});

test('a flipped byte is named at its entry, wherever it is', () => {
  const field = fc.constantFrom('bytes' as const, 'hash' as const, 'signature' as const);
  fc.assert(
    fc.property(
      at,
      field,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (index, name, place, bits) => {
        const result = verifyEntries(
          journal.map((e, i) => (i === index ? flip(e, name, place, bits) : e)),
        );
        expect(result.firstProblem?.sequence).toBe(index + 1);
        expect(result.checked).toBe(index);
      },
    ),
    { numRuns: 400 },
  );
});

test('two swapped entries are named at the first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: journal.length - 2 }), (index) => {
      const swapped = [...journal];
      [swapped[index], swapped[index + 1]] = [journalAt(index + 1), journalAt(index)];
      expect(verifyEntries(swapped).firstProblem?.sequence).toBe(index + 1);
      // In a table the rows keep their numbers and what they hold changes places.
      const { bytes, hash, signature } = journalAt(index + 1);
      const moved = journal.map((e, i) => (i === index ? { ...e, bytes, hash, signature } : e));
      expect(verifyEntries(moved).firstProblem).toMatchObject({
        sequence: index + 1,
        problem: 'columns',
      });
    }),
  );
});

test('a dropped entry is named by its number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: journal.length - 2 }), (index) => {
      expect(verifyEntries(journal.filter((_, i) => i !== index)).firstProblem).toMatchObject({
        sequence: index + 1,
        problem: 'missing',
      });
    }),
  );
});

test('a journal that lost its beginning does not verify, unless it begins at a closure', () => {
  for (const entry of journal.slice(1).filter(({ type }) => type !== 'closure')) {
    expect(verifyEntries(journal.slice(entry.sequence - 1)).firstProblem).toMatchObject({
      sequence: entry.sequence,
      problem: 'opening',
    });
  }
});

test('an entry stored twice is named', () => {
  const doubled = journal.flatMap((entry, index) => (index === 3 ? [entry, entry] : [entry]));
  expect(verifyEntries(doubled).firstProblem).toMatchObject({ sequence: 5, problem: 'repeated' });
});

test('a renumbered entry, and any other changed column, is named', () => {
  fc.assert(
    fc.property(at, fc.integer({ min: 1, max: 1_000 }), (index, by) => {
      const entry = journalAt(index);
      const changes: Partial<SealedEntry>[] = [
        { sequence: entry.sequence + by },
        { segment: entry.segment + by },
        { typeSequence: entry.typeSequence + by },
        { type: `${entry.type}x` },
        { businessDay: '2026-11-23' },
        { keyId: sha256('another key') },
        { format: 2 },
        { journalId: 'another-journal-0001' },
      ];
      for (const change of changes) {
        const result = verifyEntries(
          journal.map((e, i) => (i === index ? { ...e, ...change } : e)),
        );
        expect(result.firstProblem?.sequence).toBe(
          // The first row that is read decides what comes next.
          index === 0 && change.sequence ? 1 + by : index + 1,
        );
      }
    }),
  );
});

test('an entry signed again with another key is named, at the entry', () => {
  const thief = sealAll(drafts, newSigner()).sealed.map(({ sealed }) => sealed);
  for (let index = 1; index < journal.length; index += 1) {
    const forged = journal.map((e, i) => (i >= index ? (thief[i] ?? e) : e));
    expect(verifyEntries(forged).firstProblem?.sequence).toBe(index + 1);
  }
});

test('totals that are not the fold are named although bytes, hash and signature agree', () => {
  const forged = journal.map((entry) => {
    if (entry.sequence !== 4) return entry;
    const envelope = readEnvelope(entry.bytes);
    const totals = { ...envelope.totals, salesMinor: envelope.totals.salesMinor + 1 };
    const bytes = Buffer.from(canonicalText({ ...envelope, totals }));
    const signature = Buffer.from(signer.sign(bytes)).toString('base64url');
    return { ...entry, bytes, hash: sha256(bytes), signature };
  });
  expect(verifyEntries(forged).firstProblem).toMatchObject({ sequence: 4, problem: 'totals' });
});

test('another spelling of the same signature is an edit', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const respelled = journal.map((entry, index) => {
    if (index !== 2) return entry;
    // The last of 86 characters carries four bits that mean nothing.
    const last = alphabet.indexOf(entry.signature.slice(-1));
    return { ...entry, signature: entry.signature.slice(0, -1) + alphabet.charAt(last ^ 1) };
  });
  expect(verifyEntries(respelled).firstProblem).toMatchObject({
    sequence: 3,
    problem: 'signature',
  });
});

function journalAt(index: number): SealedEntry {
  const entry = journal[index];
  if (!entry) throw new Error(`no entry ${index}`);
  return entry;
}

function flip(
  entry: SealedEntry,
  field: 'bytes' | 'hash' | 'signature',
  place: number,
  bits: number,
): SealedEntry {
  if (field === 'bytes') {
    const bytes = Buffer.from(entry.bytes);
    const index = place % bytes.byteLength;
    bytes[index] = (bytes[index] ?? 0) ^ bits;
    return { ...entry, bytes };
  }
  const text = entry[field];
  const index = place % text.length;
  const other = text.charAt(index) === 'A' ? 'B' : 'A';
  return { ...entry, [field]: text.slice(0, index) + other + text.slice(index + 1) };
}
