import { type KeyObject, verify } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '../../contract/entry/envelope.ts';
import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import { type ReadBody, readBody, readEnvelope } from '../../contract/entry/read-entry.ts';
import type { JournalHead, SealedEntry } from '../../contract/port/journal.ts';
import { wrongInvoice } from '../../domain/invoice/wrong-invoice.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import { sha256 } from './canonical.ts';
import { headBeforeFirst, nextHead, nextTotals } from './next-head.ts';
import { keyIdOf, verificationKey } from './signer.ts';

/** What can be wrong with an entry; `docs/journal-format.md` says each in words. */
export type ProblemCode =
  | 'missing'
  | 'repeated'
  | 'hash'
  | 'unreadable'
  | 'columns'
  | 'previous-hash'
  | 'key'
  | 'signature'
  | 'segment'
  | 'type-number'
  | 'type-link'
  | 'body'
  | 'totals'
  | 'amounts'
  | 'closure'
  | 'invoice'
  | 'opening'
  | 'after-seal'
  | 'personal'
  | 'predecessor'
  | 'tail-missing'
  | 'head';

export interface Problem {
  journalId: string;
  /** Of the first broken or missing entry. */
  sequence: number;
  problem: ProblemCode;
  /** For support: what was expected and found. */
  detail: string;
}

/** Where a verification stands in one journal. */
export interface Chain {
  head: JournalHead;
  /** Public key of `head.keyId`. */
  key: KeyObject;
  /** Begun in the middle: types and periods before that are not known and taken as found. */
  isPartial: boolean;
}

export type Checked =
  | { ok: true; chain: Chain; envelope: Envelope; read: ReadBody }
  | { ok: false; problem: Problem };

/**
 * Checks one entry against everything before it. `chain` null: the entry begins a journal (sequence
 * 1) or, when the ones before it are gone, is the closure to begin at.
 */
export function checkEntry(chain: Chain | null, sealed: SealedEntry): Checked {
  const { journalId, sequence } = sealed;
  const wrong = (problem: ProblemCode, detail: string): Checked => ({
    ok: false,
    problem: { journalId, sequence, problem, detail },
  });
  if (chain && sequence !== chain.head.sequence + 1) {
    const expected = chain.head.sequence + 1;
    const problem = sequence > expected ? ('missing' as const) : ('repeated' as const);
    const detail = `expected ${expected}, found ${sequence}`;
    return { ok: false, problem: { journalId, sequence: expected, problem, detail } };
  }
  const hash = sha256(sealed.bytes);
  if (hash !== sealed.hash) return wrong('hash', `of the bytes ${hash}, stored ${sealed.hash}`);

  const envelope = attempt(() => readEnvelope(sealed.bytes));
  if (!envelope.ok) return wrong('unreadable', envelope.error);
  const entry = envelope.value;
  const column = differingColumn(sealed, entry);
  if (column) return wrong('columns', column);
  const body = attempt(() => readBody(entry.type, entry.typeVersion, entry.body));
  if (!body.ok) return wrong('body', body.error);
  const read = body.value;

  const start = chain ?? startAt(entry, read);
  if (!start) return wrong('opening', `begins with ${entry.type} ${sequence}`);
  const { head } = start;
  if (head.state === 'sealed') return wrong('after-seal', entry.type);
  if (head.kind !== entry.journal.kind) return wrong('columns', 'kind of journal');
  if (entry.previousHash !== head.hash) {
    return wrong('previous-hash', `expected ${head.hash}, found ${entry.previousHash}`);
  }
  if (entry.keyId !== head.keyId) return wrong('key', `expected ${head.keyId}`);
  if (!isSignedBy(start.key, sealed)) return wrong('signature', `key ${entry.keyId}`);
  if (entry.segment !== head.segment) return wrong('segment', `expected ${head.segment}`);
  const types = checkTypeLink(start, entry);
  if (types) return wrong(types, `expected ${JSON.stringify(head.types[entry.type] ?? null)}`);
  const inside = attempt(() => wrongInside(start, entry, read));
  if (!inside.ok) return wrong('amounts', inside.error);
  if (inside.value) return wrong(...inside.value);
  const nextKey = attempt(() => keyAfter(start.key, read));
  if (!nextKey.ok) return wrong('key', nextKey.error);
  return {
    ok: true,
    envelope: entry,
    read,
    chain: {
      head: nextHead(head, { sealed, envelope: entry, read }),
      key: nextKey.value,
      // A transaction of a later version can't be folded here.
      isPartial: start.isPartial || (!read.known && entry.type === 'transaction'),
    },
  };
}

/** Before an opening, or before a closure that carries all that came before it. */
export function startAt(entry: Envelope, read: ReadBody): Chain | null {
  if (!read.known) return null;
  if (read.type === 'journal-opened') {
    if (entry.sequence !== 1) return null;
    const key = publicKeyOf(read.body.publicKey, entry.keyId);
    const head = headBeforeFirst({
      journalId: entry.journal.id,
      kind: entry.journal.kind,
      currency: entry.totals.currency,
      keyId: entry.keyId,
      ...(read.body.predecessor && { previousHash: read.body.predecessor.hash }),
    });
    return key && { head, key, isPartial: false };
  }
  if (read.type !== 'closure') return null;
  const { checkpoint } = read.body;
  const key = publicKeyOf(checkpoint.publicKey, entry.keyId);
  const head: JournalHead = {
    journalId: entry.journal.id,
    kind: entry.journal.kind,
    state: 'open',
    segment: entry.segment,
    sequence: entry.sequence - 1,
    hash: entry.previousHash,
    keyId: entry.keyId,
    totals: entry.totals,
    types: checkpoint.types,
    periods: checkpoint.periods,
    lastClosure: Math.max(...Object.values(checkpoint.periods).map((period) => period.sequence)),
    businessDay: entry.businessDay,
  };
  return key && { head, key, isPartial: false };
}

function publicKeyOf(publicKey: PublicJwk, keyId: string): KeyObject | null {
  if (keyIdOf(publicKey) !== keyId) return null;
  const key = attempt(() => verificationKey(publicKey));
  return key.ok ? key.value : null;
}

function keyAfter(key: KeyObject, read: ReadBody): KeyObject {
  if (!read.known || read.type !== 'key-rotated') return key;
  const next = publicKeyOf(read.body.publicKey, read.body.newKeyId);
  if (!next) throw new Error('the new key is not the one it names');
  return next;
}

/** Exactly one text stands for a signature: another spelling of the same bytes is an edit. */
function isSignedBy(key: KeyObject, { bytes, signature }: SealedEntry): boolean {
  const raw = Buffer.from(signature, 'base64url');
  if (raw.byteLength !== 64 || raw.toString('base64url') !== signature) return false;
  return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, raw);
}

function differingColumn(sealed: SealedEntry, entry: Envelope): string | null {
  const pairs: [string, unknown, unknown][] = [
    ['journalId', sealed.journalId, entry.journal.id],
    ['sequence', sealed.sequence, entry.sequence],
    ['segment', sealed.segment, entry.segment],
    ['type', sealed.type, entry.type],
    ['typeSequence', sealed.typeSequence, entry.typeSequence],
    ['businessDay', sealed.businessDay, entry.businessDay],
    ['keyId', sealed.keyId, entry.keyId],
    ['format', sealed.format, entry.format],
  ];
  const differing = pairs.find(([, column, signed]) => column !== signed);
  return differing ? `${differing[0]}: stored ${differing[1]}, signed ${differing[2]}` : null;
}

function checkTypeLink({ head, isPartial }: Chain, entry: Envelope): ProblemCode | null {
  const last = head.types[entry.type];
  if (!last && isPartial) return null;
  if (entry.typeSequence !== (last?.sequence ?? 0) + 1) return 'type-number';
  return entry.previousTypeSignature === (last?.signature ?? '') ? null : 'type-link';
}

/** What the body says, against the fold of all bodies before it. */
function wrongInside(
  { head, isPartial }: Chain,
  entry: Envelope,
  read: ReadBody,
): [ProblemCode, string] | null {
  if (read.known && read.type === 'journal-opened' && entry.sequence !== 1) {
    return ['opening', 'a journal opens once'];
  }
  if (read.known && read.type === 'transaction') {
    const wrong = wrongSum(read.body);
    if (wrong) return ['amounts', wrong];
    if (read.body.currency !== head.totals.currency) return ['amounts', 'currency'];
  }
  if (read.known && read.type === 'invoice') {
    const { journal } = entry;
    const at = { ...entry, journalId: journal.id };
    const wrong = journal.kind === 'live' ? wrongInvoice(read.body, at) : 'training';
    if (wrong) return ['invoice', wrong];
  }
  const isFoldable = read.known || entry.type !== 'transaction';
  if (isFoldable && !isDeepStrictEqual(nextTotals(head.totals, read), entry.totals)) {
    return ['totals', `${entry.type} ${entry.typeSequence}`];
  }
  if (!read.known || read.type !== 'closure' || isPartial) return null;
  const { body } = read;
  const open = head.periods[body.period];
  const expected = {
    number: open.number + 1,
    firstSequence: open.sequence + 1,
    lastSequence: head.sequence,
    totals: open.totals,
    checkpoint: { types: head.types, periods: head.periods },
  };
  const found = {
    number: body.number,
    firstSequence: body.firstSequence,
    lastSequence: body.lastSequence,
    totals: body.totals,
    checkpoint: { types: body.checkpoint.types, periods: body.checkpoint.periods },
  };
  if (isDeepStrictEqual(expected, found) && keyIdOf(body.checkpoint.publicKey) === entry.keyId) {
    return null;
  }
  return ['closure', `${body.period} ${body.number}`];
}

type Attempt<T> = { ok: true; value: T } | { ok: false; error: string };

/** Damaged bytes may make any parser throw; for a verifier that is an answer. */
function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: message.slice(0, 300) };
  }
}
