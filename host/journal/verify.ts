import type { ReadBody } from '../../contract/entry/read-entry.ts';
import type { SealedEntry, StoredPersonalPart } from '../../contract/port/journal.ts';
import { type Chain, checkEntry, type Problem } from './verify-entry.ts';
import { checkPersonal } from './verify-personal.ts';

export interface VerifyOptions {
  /** Go on from here instead of from an opening or a closure. */
  from?: Chain | null;
  /** Looks up personal parts; without it they are not checked. */
  personalPart?: (journalId: string, sequence: number) => StoredPersonalPart | null;
  /** Each entry that was found sound, as it is read. */
  onSound?: (read: ReadBody) => void;
  /** What is wrong with an invoice against the transaction that it names, or null. */
  wrongInvoice?: (read: ReadBody) => string | null;
}

export interface VerifyResult {
  ok: boolean;
  checked: number;
  /** Entries whose personal part has been erased: they verify. */
  erased: number;
  /** Entries of a type or version newer than this program: only their envelope is verified. */
  unknown: number;
  firstProblem: Problem | null;
  /** Where the verification ended, to go on from; null before the first entry. */
  chain: Chain | null;
}

/**
 * Verifies consecutive entries of one journal and stops at the first broken one: links, hashes,
 * signatures, numbers, totals as the fold, sums and personal commitments. It begins at the journal's
 * opening, or at a closure when what came before is purged. That the end is the end can only be said
 * by who knows the head: compare `chain.head`.
 */
export function verifyEntries(
  entries: Iterable<SealedEntry>,
  options: VerifyOptions = {},
): VerifyResult {
  const result: VerifyResult = {
    ok: true,
    checked: 0,
    erased: 0,
    unknown: 0,
    firstProblem: null,
    chain: options.from ?? null,
  };
  for (const sealed of entries) {
    const problem = checkNext(result, sealed, options);
    if (problem) return { ...result, ok: false, firstProblem: problem };
  }
  return result;
}

/** Counts into `result`; the first problem is the last entry looked at. */
function checkNext(
  result: VerifyResult,
  sealed: SealedEntry,
  { personalPart, onSound, wrongInvoice }: VerifyOptions,
): Problem | null {
  const checked = checkEntry(result.chain, sealed);
  if (!checked.ok) return checked.problem;
  if (personalPart) {
    const { journalId, sequence } = sealed;
    const personal = checkPersonal(checked.envelope, personalPart(journalId, sequence));
    if (personal === 'altered') {
      const detail = checked.envelope.personal ? 'not what was signed' : 'none was signed';
      return { journalId, sequence, problem: 'personal', detail };
    }
    if (personal === 'erased') result.erased += 1;
  }
  const detail = wrongInvoice?.(checked.read) ?? null;
  if (detail !== null) {
    const { journalId, sequence } = sealed;
    return { journalId, sequence, problem: 'invoice', detail };
  }
  if (!checked.read.known) result.unknown += 1;
  result.checked += 1;
  result.chain = checked.chain;
  onSound?.(checked.read);
  return null;
}
