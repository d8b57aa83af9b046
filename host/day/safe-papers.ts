import type { z } from 'zod';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { safePapers } from '../../contract/host/safe-shapes.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { Held, ListedPaper } from '../../domain/day/money.ts';
import { listed, withoutOne } from '../../domain/day/papers.ts';
import { liveHead } from './day-keeper.ts';

/** Closings and movements that are read back at most: years of a shop that never goes to the bank. */
const maximumRead = 2_000;

/**
 * The cheques that closings took to the safe and no deposit took out again, oldest first, read back
 * from the newest entry until all that lies there is told; and by type what lies there without a list.
 */
export function safePapersOf(
  journal: Journal,
  safe: readonly Held[],
  /** Tender types that come one by one: cheques. */
  isListed: (type: string) => boolean,
): z.output<typeof safePapers> {
  const held = safe.filter(({ type, amountMinor }) => type !== 'cash' && amountMinor > 0);
  const missing = new Map(
    held.filter(({ type }) => isListed(type)).map(({ type, amountMinor }) => [type, amountMinor]),
  );
  const found: ListedPaper[] = [];
  let gone: readonly ListedPaper[] = [];
  for (const { papers, isOut } of missing.size === 0 ? [] : movedPapers(journal)) {
    if (isOut) gone = [...gone, ...papers];
    for (const paper of isOut ? [] : papers.toReversed()) {
      const rest = withoutOne(gone, paper);
      const isStill = rest === gone;
      gone = rest;
      const leftMinor = (missing.get(paper.type) ?? 0) - paper.amountMinor;
      if (!isStill || leftMinor < 0) continue;
      found.unshift(paper);
      missing.set(paper.type, leftMinor);
    }
    if ([...missing.values()].every((minor) => minor === 0)) break;
  }
  return { listed: found, sums: unlistedSums(held, found) };
}

function unlistedSums(held: readonly Held[], found: readonly ListedPaper[]) {
  return held
    .map(({ type, pieces, amountMinor }) => {
      const ofType = found.filter((paper) => paper.type === type);
      const listedMinor = ofType.reduce((sum, paper) => sum + paper.amountMinor, 0);
      return {
        type,
        pieces: Math.max(0, pieces - ofType.length),
        amountMinor: amountMinor - listedMinor,
      };
    })
    .filter(({ amountMinor }) => amountMinor > 0);
}

/** What closings and movements put into the safe or took out of it one by one, newest first. */
function* movedPapers(journal: Journal): Generator<{ papers: ListedPaper[]; isOut: boolean }> {
  const { journalId, types } = liveHead(journal);
  let session = types['session-closed']?.sequence ?? 0;
  let moved = types['money-moved']?.sequence ?? 0;
  const at = (type: string, number: number): SealedEntry | null =>
    number === 0 ? null : journal.findByType(journalId, type, number);
  for (let read = 0; read < maximumRead; read += 1) {
    const closing = at('session-closed', session);
    const movement = at('money-moved', moved);
    const newest = (closing?.sequence ?? 0) > (movement?.sequence ?? 0) ? closing : movement;
    if (newest === null) return;
    if (newest === closing) session -= 1;
    else moved -= 1;
    yield papersOf(newest);
  }
}

function papersOf({ bytes }: SealedEntry): { papers: ListedPaper[]; isOut: boolean } {
  const read = readEntry(bytes);
  if (read.known && read.type === 'session-closed') {
    return { papers: listed(read.body.taken.filter(({ to }) => to === 'safe')), isOut: false };
  }
  if (read.known && read.type === 'money-moved') {
    const { from, to, money } = read.body;
    if (from === 'safe') return { papers: listed(money), isOut: true };
    if (to === 'safe') return { papers: listed(money), isOut: false };
  }
  return { papers: [], isOut: false };
}
