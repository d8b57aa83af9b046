import type { Journal, JournalHead } from '../../contract/port/journal.ts';
import type { Anchor } from './head-anchor.ts';
import { type RebuildableJournal, rebuildIndexes, rebuildProjections } from './projections.ts';
import type { ProblemCode } from './verify-entry.ts';
import { verifyTail } from './verify-tail.ts';

/** Something wrong with what is stored. Selling goes on; who looks after the till is told. */
export interface JournalDefect {
  /** Empty when it is not about one journal. */
  journalId: string;
  sequence: number;
  problem: ProblemCode | 'schema' | 'projection' | 'journal-missing';
  detail: string;
  /** The journal can't be gone on with: it is sealed as it is, and a new one names it. */
  isSealing: boolean;
}

/** Entries that a start verifies at most per journal; the rest is the background check's. */
const startCheckLimit = 250;

/**
 * The check of a start, before the first sale: every open journal from its last closure on (at most
 * the last 250 entries), its head, and what the anchor remembers. Projections that differ from
 * sound entries are made again from them. Changes nothing else: `openJournalWriter` acts on it.
 */
export function checkAtStart({
  journal,
  tampered,
  anchors,
  limit = startCheckLimit,
}: {
  journal: RebuildableJournal;
  /** Objects of the schema that were found dropped or changed. */
  tampered: readonly string[];
  anchors: readonly Anchor[];
  limit?: number;
}): { checked: number; defects: JournalDefect[] } {
  const defects: JournalDefect[] = [];
  let checked = 0;
  if (tampered.length > 0) {
    // What was dropped and put back is empty.
    rebuildIndexes(journal);
    defects.push(schemaDefect(tampered));
  }
  const headless = withoutHead(journal);
  if (headless.length > 0) {
    rebuildProjections(journal);
    defects.push(...headlessDefects(journal, headless));
  }
  for (const head of journal.heads().filter(({ state }) => state === 'open')) {
    const tail = verifyTail(journal, head, limit);
    checked += tail.checked;
    if (tail.firstProblem) {
      defects.push({ ...tail.firstProblem, isSealing: true });
      continue;
    }
    if (tail.isHeadWrong) {
      rebuildProjections(journal);
      defects.push(aside(head.journalId, head.sequence, 'projection', 'the head was not the fold'));
    }
    const cut = cutBelowAnchor(journal, head, anchors);
    if (cut) defects.push(cut);
  }
  return { checked, defects: [...defects, ...missingJournals(journal, anchors)] };
}

/** Tables or triggers of the journal that were changed from outside, and are put back. */
export function schemaDefect(tampered: readonly string[]): JournalDefect {
  return aside('', 0, 'schema', tampered.join(', '));
}

/** Worth an entry, but the journal itself is sound. */
function aside(
  journalId: string,
  sequence: number,
  problem: JournalDefect['problem'],
  detail: string,
): JournalDefect {
  return { journalId, sequence, problem, detail, isSealing: false };
}

function withoutHead(journal: Journal): string[] {
  const heads = new Set(journal.heads().map(({ journalId }) => journalId));
  return journal.journalIds().filter((journalId) => !heads.has(journalId));
}

/** A head that could not be made again belongs to a journal that can't be gone on with. */
function headlessDefects(journal: Journal, wereHeadless: readonly string[]): JournalDefect[] {
  const areHeadless = new Set(withoutHead(journal));
  const isFollowed = journal.heads().some(({ kind, state }) => kind === 'live' && state === 'open');
  return wereHeadless.flatMap((id) => {
    if (!areHeadless.has(id)) return [aside(id, 0, 'projection', 'the head was missing')];
    // Once it has a successor it is the background check's to say how it stands.
    if (isFollowed) return [];
    const detail = 'the head is missing and the entries can not be read';
    return [{ journalId: id, sequence: 1, problem: 'head', detail, isSealing: true }];
  });
}

function cutBelowAnchor(
  journal: Journal,
  { journalId, sequence }: JournalHead,
  anchors: readonly Anchor[],
): JournalDefect | null {
  const anchor = anchors.find((candidate) => candidate.journalId === journalId);
  if (!anchor) return null;
  if (anchor.sequence > sequence) {
    const detail = `stored through ${sequence}, seen to reach ${anchor.sequence} ${anchor.hash}`;
    const problem = 'tail-missing' as const;
    return { journalId, sequence: sequence + 1, problem, detail, isSealing: true };
  }
  if (journal.find(journalId, anchor.sequence)?.hash === anchor.hash) return null;
  const detail = `seen with hash ${anchor.hash}`;
  return { journalId, sequence: anchor.sequence, problem: 'hash', detail, isSealing: true };
}

/** The anchor names a journal that the till file does not hold: the file was replaced or emptied. */
function missingJournals(journal: Journal, anchors: readonly Anchor[]): JournalDefect[] {
  const known = new Set(journal.heads().map(({ journalId }) => journalId));
  return anchors
    .filter(({ journalId }) => !known.has(journalId))
    .map(({ journalId, sequence, hash }) => ({
      journalId,
      sequence,
      problem: 'journal-missing',
      detail: `seen to reach ${sequence} ${hash}`,
      isSealing: true,
    }));
}
