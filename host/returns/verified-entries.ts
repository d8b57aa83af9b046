import { createHash, verify } from 'node:crypto';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { FindReceiptsAnswer, SignedEntry } from '../../contract/platform/find-receipts.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { givenBackIn } from '../journal/projections.ts';
import { keyIdOf, verificationKey } from '../journal/signer.ts';

/** A transaction of another till whose hash and signature are right. */
export interface VerifiedEntry {
  entry: SignedEntry;
  /** What it gives goods or money back of. */
  givesBackOf: EntryPlace[];
}

/**
 * The entries of an answer that are what their till signed: hash, signature, key id and place agree. One
 * that does not, or that only a newer program can read, is left out: it is no proof of anything.
 */
export function verifiedEntries({ entries }: Pick<FindReceiptsAnswer, 'entries'>): VerifiedEntry[] {
  return entries.flatMap((entry) => {
    const read = isSigned(entry) ? readOrNull(entry) : null;
    if (read === null) return [];
    const by = { journalId: entry.journalId, sequence: entry.sequence };
    return [{ entry, givesBackOf: givenBackIn(read, by).map(({ of }) => of) }];
  });
}

function isSigned({ text, hash, signature, keyId, publicKey }: SignedEntry): boolean {
  if (keyIdOf(publicKey) !== keyId) return false;
  if (createHash('sha256').update(text).digest('base64url') !== hash) return false;
  const raw = Buffer.from(signature, 'base64url');
  const key = { key: verificationKey(publicKey), dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(text), key, raw);
}

function readOrNull({ text, journalId, sequence, keyId }: SignedEntry) {
  try {
    const read = readEntry(new TextEncoder().encode(text));
    const { journal, ...signed } = read.envelope;
    const isItself =
      journal.id === journalId && signed.sequence === sequence && signed.keyId === keyId;
    const isSale = read.known && read.type === 'transaction' && journal.kind === 'live';
    return isItself && isSale ? read : null;
  } catch {
    return null;
  }
}
