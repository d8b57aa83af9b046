import { isDeepStrictEqual } from 'node:util';
import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';
import { refuseNewerEntry } from './newer-entry.ts';
import { headBeforeFirst, nextHead } from './next-head.ts';
import { readUntilDamage } from './read-until-damage.ts';
import { verificationKey } from './signer.ts';
import { verifyEntries } from './verify.ts';
import type { Chain, Problem } from './verify-entry.ts';

export interface TailCheck {
  checked: number;
  firstProblem: Problem | null;
  /** The entries are sound, but the stored head is not what they add up to. */
  isHeadWrong: boolean;
}

/**
 * Verifies the end of a journal: from its last closure on, which carries all that came before it, or
 * the last `limit` entries if that is less. Says too whether the stored head is theirs. Throws
 * FailureError(STORE_NEWER) when a newer program wrote what this one can't follow.
 */
export function verifyTail(journal: Journal, head: JournalHead, limit: number): TailCheck {
  const { journalId, lastClosure, sequence } = head;
  const natural = Math.max(1, lastClosure);
  const isWithinLimit = sequence - natural < limit;
  const first = isWithinLimit ? natural : sequence - limit + 1;
  const from = isWithinLimit ? null : chainBefore(journal, head, first);
  let damage: Problem | null = null;
  function* entries() {
    for (let next = first; !damage; ) {
      const page = readUntilDamage(journal, journalId, next, 100);
      const last = page.entries.at(-1);
      for (const sealed of page.entries) {
        refuseNewerEntry(sealed);
        yield sealed;
      }
      damage = page.damage;
      if (!last) return;
      next = last.sequence + 1;
    }
  }
  const result = verifyEntries(entries(), { from, personalPart: journal.personalPart });
  const { checked, chain } = result;
  const firstProblem = result.firstProblem ?? damage;
  if (firstProblem) return { checked, firstProblem, isHeadWrong: false };
  const reached = chain?.head.sequence ?? first - 1;
  if (reached < sequence) {
    const detail = `entries end at ${reached}, the head is ${sequence} ${head.hash}`;
    const problem = { journalId, sequence: reached + 1, problem: 'tail-missing' as const, detail };
    return { checked, firstProblem: problem, isHeadWrong: false };
  }
  return { checked, firstProblem: null, isHeadWrong: !chain || !isSameHead(chain, head) };
}

function isSameHead({ head: folded, isPartial }: Chain, stored: JournalHead): boolean {
  if (!isPartial) return isDeepStrictEqual(folded, stored);
  const { sequence, hash, segment, keyId, totals } = folded;
  const known = { sequence, hash, segment, keyId, totals };
  return isDeepStrictEqual({ ...stored, ...known }, stored);
}

/** To begin in the middle: what the entry before says of itself is taken as it is. */
function chainBefore(journal: Journal, stored: JournalHead, first: number): Chain | null {
  const before = journal.find(stored.journalId, first - 1);
  if (!before) return null;
  try {
    return chainAfter(journal, stored, before);
  } catch {
    // Unreadable: beginning without it names the next entry, and the background check names this one.
    return null;
  }
}

function chainAfter(
  journal: Journal,
  { lastClosure }: JournalHead,
  sealed: SealedEntry,
): Chain | null {
  const { envelope, ...read } = readEntry(sealed.bytes);
  const start = headBeforeFirst({
    journalId: sealed.journalId,
    kind: envelope.journal.kind,
    currency: envelope.totals.currency,
    keyId: envelope.keyId,
  });
  const before = { ...start, segment: envelope.segment };
  const head = nextHead(before, { sealed, envelope, read });
  const publicKey = publicKeyIn(journal, head, Math.max(1, lastClosure));
  return publicKey && { head, key: verificationKey(publicKey), isPartial: true };
}

/** A journal carries its keys: in a rotation since its last closure, in that closure, or in its opening. */
function publicKeyIn(
  journal: Journal,
  { journalId, keyId }: JournalHead,
  lastClosureOrOpening: number,
): PublicJwk | null {
  const rotations = journal.latest(journalId, 'key-rotated', 20);
  const start = journal.find(journalId, lastClosureOrOpening);
  for (const sealed of [...rotations, ...(start ? [start] : [])]) {
    const read = readEntry(sealed.bytes);
    if (!read.known) continue;
    if (read.type === 'key-rotated' && read.body.newKeyId === keyId) return read.body.publicKey;
    if (read.envelope.keyId !== keyId) continue;
    if (read.type === 'closure') return read.body.checkpoint.publicKey;
    if (read.type === 'journal-opened') return read.body.publicKey;
  }
  return null;
}
