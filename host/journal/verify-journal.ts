import { isDeepStrictEqual } from 'node:util';
import { type ReadBody, readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';
import { followInvoices } from './follow-invoices.ts';
import { defectKey, namedDefect } from './named-defects.ts';
import { readUntilDamage } from './read-until-damage.ts';
import { verifyEntries } from './verify.ts';
import type { Chain, Problem } from './verify-entry.ts';

/** What a whole check found. Sound journals beside a broken one are checked to their end. */
export interface WholeCheck {
  ok: boolean;
  checked: number;
  erased: number;
  unknown: number;
  /** Of the first journal that has one. */
  firstProblem: Problem | null;
  /** The first of every journal that has one. */
  problems: Problem[];
  /** Those of them that an `integrity-defect` of a sound entry names already; their journals are sealed. */
  named: Problem[];
}

/** Entries read and verified between two chances to do something else: about 1 ms. */
const sliceEntries = 4;

/**
 * Verifies every journal of the till from its first entry (or the closure kept of what is purged) to
 * its head, personal parts and predecessors too. Yields after every slice what it has checked so far.
 */
export function* verifyInSlices(journal: Journal): Generator<WholeCheck, WholeCheck> {
  const total: WholeCheck = {
    ok: true,
    checked: 0,
    erased: 0,
    unknown: 0,
    firstProblem: null,
    problems: [],
    named: [],
  };
  const add = (problem: Problem | null) => {
    if (!problem) return;
    total.ok = false;
    total.problems.push(problem);
    total.firstProblem ??= problem;
  };
  const names = new Set<string>();
  const onSound = (read: ReadBody) => {
    const named = namedDefect(read);
    if (named !== null) names.add(named);
  };
  const wrongInvoice = followInvoices(journal);
  const reached = new Map<string, JournalHead>();
  for (const journalId of allIds(journal)) {
    let chain: Chain | null = null;
    let problem: Problem | null = null;
    let next = journal.firstSequence(journalId);
    while (!problem) {
      const { entries, damage } = readUntilDamage(journal, journalId, next, sliceEntries);
      const last = entries.at(-1);
      if (!last && !damage) break;
      const { personalPart } = journal;
      const result = verifyEntries(entries, { from: chain, personalPart, onSound, wrongInvoice });
      total.checked += result.checked;
      total.erased += result.erased;
      total.unknown += result.unknown;
      chain = result.chain;
      problem = result.firstProblem ?? damage;
      next = (last?.sequence ?? next) + 1;
      yield total;
    }
    problem ??= wrongEnd(journal, journalId, chain);
    if (problem) add(problem);
    else if (chain) reached.set(journalId, chain.head);
  }
  for (const problem of wrongPredecessors(journal, reached)) add(problem);
  total.named = total.problems.filter(
    (problem) => names.has(defectKey(problem)) && !isOpen(journal, problem.journalId),
  );
  return total;
}

/** The same in one go: for the command line and tests. */
export function verifyJournals(journal: Journal): WholeCheck {
  const slices = verifyInSlices(journal);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

function isOpen(journal: Journal, journalId: string): boolean {
  return journal.heads().some((head) => head.journalId === journalId && head.state === 'open');
}

function allIds(journal: Journal): string[] {
  const withHead = journal.heads().map(({ journalId }) => journalId);
  return [...new Set([...withHead, ...journal.journalIds()])];
}

/** Entries that are all sound may still be too few, and the stored head may lie. */
function wrongEnd(journal: Journal, journalId: string, chain: Chain | null): Problem | null {
  const stored = journal.heads().find((head) => head.journalId === journalId);
  const reached = chain?.head.sequence ?? 0;
  if (!stored) return { journalId, sequence: reached, problem: 'head', detail: 'none is stored' };
  if (!chain || reached < stored.sequence) {
    const detail = `entries end at ${reached}, the head is ${stored.sequence} ${stored.hash}`;
    return { journalId, sequence: reached + 1, problem: 'tail-missing', detail };
  }
  // A journal that could not be ended by an entry is sealed in its head alone.
  const folded = stored.state === 'sealed' ? { ...chain.head, state: 'sealed' } : chain.head;
  if (chain.isPartial || isDeepStrictEqual(folded, stored)) return null;
  return {
    journalId,
    sequence: reached,
    problem: 'head',
    detail: 'is not the fold of the entries',
  };
}

/** A successor names the very head its predecessor ended with, unless that one was damaged. */
function wrongPredecessors(journal: Journal, reached: ReadonlyMap<string, JournalHead>): Problem[] {
  return [...reached.keys()].flatMap((journalId) => {
    const opening = journal.find(journalId, 1);
    const read = opening && readEntry(opening.bytes);
    if (!read?.known || read.type !== 'journal-opened' || !read.body.predecessor) return [];
    const { predecessor, reason } = read.body;
    const head = reached.get(predecessor.journalId);
    if (!head || reason === 'integrity-defect') return [];
    const { sequence, hash, totals } = head;
    const expected = { journalId: predecessor.journalId, sequence, hash, totals };
    if (isDeepStrictEqual(expected, predecessor)) return [];
    const detail = `${predecessor.journalId} ends at ${sequence} ${hash}`;
    return [{ journalId, sequence: 1, problem: 'predecessor', detail }];
  });
}
