import type { KeyObject } from 'node:crypto';
import type { Finding, FindingKind, Findings } from './finding.ts';
import { beginAt, type Carried, followEntry } from './follow-entry.ts';
import { createInvoiceCheck } from './invoice-check.ts';
import { get, type Json, same, text } from './json.ts';
import { digest, isSigned } from './keys.ts';
import { readSigned, type StoredLine } from './stored-line.ts';

/** How far a journal was read. */
export interface JournalEnd {
  firstSequence: number;
  begins: 'opening' | 'closure' | 'nowhere';
  lastSequence: number;
  count: number;
  /** As stored with the last entry. */
  hash: string;
  totals: Json;
  kind: string;
  /** Key that would sign the next entry, as far as the journal could be followed. */
  nextKey: { keyId: string; key: KeyObject } | null;
  /** Of its opening, when that is here. */
  predecessor: Json;
  openedFor: string;
  /** Nothing was wrong so far. */
  isSound: boolean;
}

interface Journal extends JournalEnd {
  /** Null from the first entry on that breaks the chain: then each entry is checked by itself. */
  carried: Carried | null;
  /** Ranges that were missing when a later entry came. */
  gaps: { from: number; through: number; left: number; finding: Finding }[];
}

/**
 * Follows journals entry by entry and names what is wrong with which. From the first fault of a
 * journal on the chain is not followed any further; hash, copies and signature still are.
 */
export function createJournalCheck(
  findings: Findings,
  onEntry: (line: StoredLine, entry: Json) => void = () => undefined,
) {
  const journals = new Map<string, Journal>();
  const invoices = createInvoiceCheck();
  let checked = 0;
  let unknown = 0;

  function add(line: StoredLine, file = ''): void {
    const { journalId, sequence } = line;
    const journal = journals.get(journalId) ?? newJournal(sequence);
    journals.set(journalId, journal);
    let isSound = true;
    const found = (kind: FindingKind, detail = ''): void => {
      isSound = false;
      findings.add(kind, { file, journalId, sequence, detail });
    };
    const isNext = followsOn(journal, sequence, (kind, at, detail) => {
      isSound = false;
      return findings.add(kind, { file, journalId, sequence: at, detail });
    });
    journal.count += 1;
    checked += 1;

    const signed = readSigned(line);
    if (signed === null) found('unreadable');
    else {
      const { bytes, entry } = signed;
      if (digest(bytes) !== line.hash) found('hash');
      const copy = firstWrongCopy(line, entry);
      if (copy !== null) found('columns', copy);
      if (journal.count === 1) begin(journal, line, entry);
      const key = journal.carried ?? journal.nextKey;
      if (key === null) found('opening');
      else if (line.keyId !== key.keyId) found('key');
      else if (!isSigned(bytes, line.signature, key.key)) found('signature');
      const { carried } = journal;
      if (isSound && isNext && carried !== null) {
        const problem = followEntry(carried, line, entry, journal.kind);
        if (problem === 'unknown') unknown += 1;
        else if (problem !== null) found(problem);
        const wrongInvoice = problem === null ? invoices.follow(line, entry) : null;
        if (wrongInvoice !== null) found('invoice', wrongInvoice);
        journal.totals = carried.totals;
      }
      onEntry(line, entry);
    }
    if (isNext) {
      journal.lastSequence = sequence;
      journal.hash = line.hash;
    }
    if (journal.carried !== null)
      journal.nextKey = { keyId: journal.carried.keyId, key: journal.carried.key };
    if (isSound) return;
    journal.isSound = false;
    journal.carried = null;
  }

  return {
    add,
    checked: () => checked,
    /** Transactions of a form that this verifier does not know. */
    unknown: () => unknown,
    /**
     * How far each journal went. What looked missing and came later was out of order instead. `isWhole`
     * says of which journals the last entry that was read is their last.
     */
    finish(isWhole: (journalId: string) => boolean = () => true): ReadonlyMap<string, JournalEnd> {
      for (const { gaps } of journals.values())
        for (const { left, finding } of gaps) if (left <= 0) findings.withdraw(finding);
      for (const [journalId, { predecessor, openedFor }] of journals) {
        const before = journals.get(text(get(predecessor, 'journalId')));
        // Of a damaged journal the till knew more than can be read.
        if (openedFor === 'integrity-defect' || !before?.isSound) continue;
        if (isWhole(text(get(predecessor, 'journalId'))) && !isEndOf(before, predecessor))
          findings.add('predecessor', { journalId, sequence: 1 });
      }
      return journals;
    },
  };
}

/** Whether the number is the expected one; says what is missing, doubled or out of place. */
function followsOn(
  journal: Journal,
  sequence: number,
  found: (kind: FindingKind, at: number, detail: string) => Finding,
): boolean {
  const expected = journal.count === 0 ? sequence : journal.lastSequence + 1;
  if (sequence === expected) return true;
  if (sequence > expected) {
    const through = sequence - 1;
    const finding = found(
      'missing',
      expected,
      through === expected ? '' : `${expected}–${through}`,
    );
    journal.gaps.push({ from: expected, through, left: sequence - expected, finding });
    return true;
  }
  const gap = journal.gaps.find(({ from, through }) => sequence >= from && sequence <= through);
  if (gap === undefined) found('repeated', sequence, '');
  else {
    found('order', sequence, '');
    gap.left -= 1;
  }
  return false;
}

/** §8, step 13. */
function isEndOf({ lastSequence, hash, totals }: JournalEnd, predecessor: Json): boolean {
  return (
    lastSequence === get(predecessor, 'sequence') &&
    hash === get(predecessor, 'hash') &&
    same(totals, get(predecessor, 'totals'))
  );
}

function firstWrongCopy(line: StoredLine, entry: Json): string | null {
  const copies: [string, Json, Json][] = [
    ['journalId', line.journalId, get(entry, 'journal', 'id')],
    ['segment', line.segment, get(entry, 'segment')],
    ['sequence', line.sequence, get(entry, 'sequence')],
    ['type', line.type, get(entry, 'type')],
    ['typeSequence', line.typeSequence, get(entry, 'typeSequence')],
    ['businessDay', line.businessDay, get(entry, 'businessDay')],
    ['keyId', line.keyId, get(entry, 'keyId')],
    ['format', line.format, get(entry, 'format')],
  ];
  return copies.find(([, stored, signed]) => stored !== signed)?.[0] ?? null;
}

function newJournal(firstSequence: number): Journal {
  return {
    firstSequence,
    begins: 'nowhere',
    lastSequence: firstSequence - 1,
    count: 0,
    hash: '',
    totals: null,
    kind: '',
    nextKey: null,
    predecessor: null,
    openedFor: '',
    isSound: true,
    carried: null,
    gaps: [],
  };
}

function begin(journal: Journal, line: StoredLine, entry: Json): void {
  journal.kind = text(get(entry, 'journal', 'kind'));
  journal.carried = beginAt(line, entry);
  if (journal.carried === null) return;
  journal.begins = line.type === 'closure' ? 'closure' : 'opening';
  if (journal.begins === 'closure') return;
  journal.predecessor = get(entry, 'body', 'predecessor');
  journal.openedFor = text(get(entry, 'body', 'reason'));
}
