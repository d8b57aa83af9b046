import { createPublicKey, hash as hashOf, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { compiledOnce } from '../../contract/compiled.ts';
import { businessDay, randomId, sha256Text, signatureText } from '../../contract/entry/amounts.ts';
import { type PublicJwk, publicJwk } from '../../contract/entry/journal-bodies.ts';
import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import type { JournalHead } from './journal-head.ts';
import { isSignedBy } from './verify-signature.ts';

/** A word of docs/journal-format.md §8. */
type ArrivalProblem =
  | 'hash'
  | 'unreadable'
  | 'columns'
  | 'opening'
  | 'previous-hash'
  | 'key'
  | 'signature'
  | 'segment'
  | 'type-number'
  | 'type-link'
  | 'after-seal'
  | 'personal';

/** An entry that is what its till signed, at its place in the journal. */
export interface ArrivedEntry {
  pushed: PushedEntry;
  /** The signed text, parsed as JSON; its body is not looked at here. */
  content: unknown;
  typeVersion: number;
}

export interface Arrival {
  /** As many, from the first, as are authentic. */
  sound: ArrivedEntry[];
  /** The journal after them; null while nothing of it is stored. */
  head: JournalHead | null;
  /** Of the first that is not; null when all are. */
  problem: { sequence: number; problem: ArrivalProblem } | null;
}

/**
 * Checks entries that arrive after `head`: hash, signature, key, links, and the commitment to the
 * personal part (docs/journal-format.md §8, steps 2 to 8, 11 and 12). Sums and totals are not what
 * makes an entry authentic: a wrong one is stored, and set aside when it is applied.
 */
export async function checkArrival(
  journalId: string,
  head: JournalHead | null,
  entries: readonly PushedEntry[],
): Promise<Arrival> {
  const steps: Step[] = [];
  let last = head;
  let problem: Arrival['problem'] = null;
  for (const pushed of entries) {
    const step = checkLinks(journalId, last, pushed);
    if (typeof step === 'string') {
      problem = { sequence: pushed.sequence, problem: step };
      break;
    }
    steps.push(step);
    last = step.head;
  }
  // Signatures are the costly part; the thread pool takes them together.
  const areSigned = await Promise.all(
    steps.map(({ entry, key }) => isSignedBy(key, entry.pushed.text, entry.pushed.signature)),
  );
  const forged = areSigned.indexOf(false);
  const sound = forged < 0 ? steps : steps.slice(0, forged);
  const first = steps[forged];
  return {
    sound: sound.map(({ entry }) => entry),
    head: sound.at(-1)?.head ?? head,
    problem: first ? { sequence: first.entry.pushed.sequence, problem: 'signature' } : problem,
  };
}

/** Whether somebody with a key of the journal signed this text; for an entry under a taken number. */
export async function isOfJournal(head: JournalHead, entry: PushedEntry): Promise<boolean> {
  const key = head.keys[entry.keyId];
  if (!key || sha256(entry.text) !== entry.hash) return false;
  return await isSignedBy(keyOf(key), entry.text, entry.signature);
}

export function sha256(data: string | Uint8Array): string {
  return hashOf('sha256', data, 'base64url');
}

/** RFC 7638 §3: SHA-256 of the required members in the order of their names, without spaces. */
export function thumbprint({ kty, crv, x, y }: PublicJwk): string {
  return sha256(JSON.stringify({ crv, kty, x, y }));
}

interface Step {
  entry: ArrivedEntry;
  key: KeyObject;
  head: JournalHead;
}

function checkLinks(
  journalId: string,
  head: JournalHead | null,
  pushed: PushedEntry,
): Step | ArrivalProblem {
  if (sha256(pushed.text) !== pushed.hash) return 'hash';
  const content = jsonOrNull(pushed.text);
  const parsed = readSignedFields().safeParse(content);
  if (!parsed.success) return 'unreadable';
  const signed = parsed.data;
  if (!hasSameColumns(journalId, pushed, signed)) return 'columns';
  const before = head ?? headBefore(signed);
  if (!before) return 'opening';
  if (head && signed.type === 'journal-opened') return 'opening';
  if (before.state === 'sealed') return 'after-seal';
  if (before.kind !== signed.journal.kind) return 'columns';
  if (signed.previousHash !== before.hash) return 'previous-hash';
  const jwk = before.keys[signed.keyId];
  if (signed.keyId !== before.keyId || !jwk) return 'key';
  if (signed.segment !== before.segment) return 'segment';
  const type = before.types[signed.type];
  if (signed.typeSequence !== (type?.sequence ?? 0) + 1) return 'type-number';
  if (signed.previousTypeSignature !== (type?.signature ?? '')) return 'type-link';
  if (!hasItsPersonalPart(pushed, signed)) return 'personal';
  const key = keyOrNull(jwk);
  const next = key && headAfter(before, pushed, signed);
  if (!next) return 'key';
  return { entry: { pushed, content, typeVersion: signed.typeVersion }, key, head: next };
}

/** Before the opening, which brings the first key and names the predecessor. */
function headBefore(signed: SignedFields): JournalHead | null {
  const opening = openingBody.safeParse(signed.body);
  if (signed.sequence !== 1 || signed.type !== 'journal-opened' || !opening.success) return null;
  const { publicKey, predecessor } = opening.data;
  if (thumbprint(publicKey) !== signed.keyId) return null;
  return {
    kind: signed.journal.kind,
    state: 'open',
    sequence: 0,
    hash: predecessor?.hash ?? noHash,
    keyId: signed.keyId,
    segment: 1,
    types: {},
    keys: { [signed.keyId]: publicKey },
  };
}

/** Null when a rotation names a key that is not the one it brings. */
function headAfter(
  before: JournalHead,
  pushed: PushedEntry,
  signed: SignedFields,
): JournalHead | null {
  const { type, typeSequence: sequence } = signed;
  const after: JournalHead = {
    ...before,
    state: type === 'journal-sealed' ? 'sealed' : before.state,
    sequence: signed.sequence,
    hash: pushed.hash,
    segment: endsSegment(signed) ? before.segment + 1 : before.segment,
    types: { ...before.types, [type]: { sequence, signature: pushed.signature } },
  };
  if (type !== 'key-rotated') return after;
  const rotation = rotationBody.safeParse(signed.body);
  if (!rotation.success) return null;
  const { newKeyId, publicKey } = rotation.data;
  if (thumbprint(publicKey) !== newKeyId || !keyOrNull(publicKey)) return null;
  return { ...after, keyId: newKeyId, keys: { ...before.keys, [newKeyId]: publicKey } };
}

function endsSegment({ type, body }: SignedFields): boolean {
  return type === 'closure' && yearClosure.safeParse(body).success;
}

function hasSameColumns(journalId: string, pushed: PushedEntry, signed: SignedFields): boolean {
  return (
    signed.journal.id === journalId &&
    signed.segment === pushed.segment &&
    signed.sequence === pushed.sequence &&
    signed.type === pushed.type &&
    signed.typeSequence === pushed.typeSequence &&
    signed.businessDay === pushed.businessDay &&
    signed.keyId === pushed.keyId &&
    signed.format === pushed.format
  );
}

/** None sent is none there any more: an entry whose part is erased is sound. */
function hasItsPersonalPart({ personal }: PushedEntry, signed: SignedFields): boolean {
  if (!personal) return true;
  const salt = Buffer.from(personal.salt, 'base64url');
  return (
    signed.personal?.reference === personal.reference &&
    signed.personal.commitment === sha256(Buffer.concat([salt, Buffer.from(personal.text)]))
  );
}

/** Made once for all entries of a push. */
const madeKeys = new WeakMap<PublicJwk, KeyObject>();

function keyOf(jwk: PublicJwk): KeyObject {
  const key = madeKeys.get(jwk) ?? createPublicKey({ key: jwk, format: 'jwk' });
  madeKeys.set(jwk, key);
  return key;
}

/** Null when the numbers are no point of the curve. */
function keyOrNull(jwk: PublicJwk): KeyObject | null {
  try {
    return keyOf(jwk);
  } catch {
    return null;
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What `previousHash` is in a journal without a predecessor: 32 zero bytes. */
const noHash = Buffer.alloc(32).toString('base64url');

/** What links an entry, in every format to come; the rest of it is not read here. */
const signedFields = z.object({
  format: z.int().min(1),
  journal: z.object({ id: randomId, kind: z.enum(['live', 'training']) }),
  segment: z.int().min(1),
  sequence: z.int().min(1),
  previousHash: sha256Text,
  type: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  typeVersion: z.int().min(1),
  typeSequence: z.int().min(1),
  previousTypeSignature: z.union([z.literal(''), signatureText]),
  businessDay,
  personal: z.object({ reference: randomId, commitment: sha256Text }).nullable(),
  keyId: sha256Text,
  body: z.record(z.string(), z.unknown()),
});
type SignedFields = z.infer<typeof signedFields>;
const readSignedFields = compiledOnce(signedFields);

const openingBody = z.object({
  publicKey: publicJwk,
  predecessor: z.object({ hash: sha256Text }).nullable(),
});
const rotationBody = z.object({ newKeyId: sha256Text, publicKey: publicJwk });
const yearClosure = z.object({ period: z.literal('year') });
