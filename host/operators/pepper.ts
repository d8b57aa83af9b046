import { createHash, createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { OperatorDocument, PinHash } from '../../contract/document/operator.ts';
import type { DocumentChange, FeedPage } from '../../contract/port/documents.ts';

const scryptOf = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);

/** Names a pepper without telling it: a till that lost its own knows that it can't check a PIN. */
export function pepperId(pepper: Buffer): string {
  return createHash('sha256').update('comptoir/pepper-id/1').update(pepper).digest('base64url');
}

/**
 * A feed page with its operators wrapped with this till's pepper, to be stored so: every till has a
 * pepper of its own, so no feed could carry what it needs.
 */
export function sealedPage(page: FeedPage, pepper: Buffer): FeedPage {
  return { ...page, changes: page.changes.map((change) => sealed(change, pepper)) };
}

function sealed(change: DocumentChange, pepper: Buffer): DocumentChange {
  if (change.collection !== 'operators' || 'erased' in change) return change;
  const { document } = change;
  if (document.sealedBy !== '') return change;
  const { pin, badge } = document;
  return {
    collection: 'operators',
    document: {
      ...document,
      pin: pin && { ...pin, hash: wrapped(pin.hash, 'pin', pepper) },
      badge: badge === '' ? '' : wrapped(badge, 'badge', pepper),
      sealedBy: pepperId(pepper),
    },
  };
}

/** Slow on purpose and on another thread: never inside a command (law 1). */
export async function isPinOf(typed: string, pin: PinHash, pepper: Buffer): Promise<boolean> {
  const salt = Buffer.from(pin.salt, 'base64url');
  const N = 2 ** pin.costLog2;
  const options = { N, r: 8, p: 1, maxmem: 2 * 128 * 8 * N };
  const hash = (await scryptOf(typed, salt, 32, options)).toString('base64url');
  return isSame(wrapped(hash, 'pin', pepper), pin.hash);
}

/** Whose badge it is, by the body of its own code; null for nobody's. */
export function operatorOfBadge(
  body: string,
  operators: readonly OperatorDocument[],
  pepper: Buffer,
): OperatorDocument | null {
  const hash = createHash('sha256').update(`comptoir/badge/1${body}`).digest('base64url');
  const badge = wrapped(hash, 'badge', pepper);
  return operators.find((operator) => isSame(operator.badge, badge)) ?? null;
}

function wrapped(hash: string, of: 'pin' | 'badge', pepper: Buffer): string {
  return createHmac('sha256', pepper).update(`comptoir/${of}/1${hash}`).digest('base64url');
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
