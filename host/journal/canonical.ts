import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { assert } from '../../domain/assert.ts';

/** RFC 8785 form of a JSON value: sorted keys, no spaces, one way to write every number and text. */
export function canonicalText(value: unknown): string {
  // A copy of everything costs as much as the text itself, so it is made only where it matters.
  const isWellFormed = !/\\u[dD][89a-fA-F]/.test(JSON.stringify(value));
  const text = canonicalize(isWellFormed ? value : wellFormed(value));
  assert(text !== undefined, 'What is signed is JSON');
  return text;
}

/** SHA-256, base64url without padding. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return hash('sha256', only, 'base64url');
  return hash('sha256', Buffer.concat(parts.map((part) => Buffer.from(part))), 'base64url');
}

/** What `previousHash` is in a journal that has no predecessor: 32 zero bytes. */
export const noHash = Buffer.alloc(32).toString('base64url');

/** RFC 8785 has no form for half a surrogate pair; a bad label in a catalogue must not stop a sale. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  );
}
