import { compiledOnce } from '../compiled.ts';
import { type EntryBody, type EntryType, entryBodies } from './entry-types.ts';
import { type Envelope, envelope } from './envelope.ts';

/**
 * A body as this release works with it: bodies of older versions come through up-casts, right here,
 * so that nobody else knows that they exist. Stored bytes are never rewritten (law 4).
 */
export type ReadBody =
  | { [T in EntryType]: { known: true; type: T; body: EntryBody<T> } }[EntryType]
  | { known: false; type: string };

export type ReadEntry = { envelope: Envelope } & ReadBody;

/** Throws ZodError or SyntaxError on bytes that are not an entry; `verifyEntries` says it as data. */
export function readEntry(bytes: Uint8Array): ReadEntry {
  const parsed = readEnvelope(bytes);
  return { envelope: parsed, ...readBody(parsed.type, parsed.typeVersion, parsed.body) };
}

export function readEnvelope(bytes: Uint8Array): Envelope {
  return compiledEnvelope().parse(JSON.parse(utf8.decode(bytes)));
}

/** A type or version that this release does not know is kept and verified, but not read. */
export function readBody(type: string, version: number, body: unknown): ReadBody {
  if (version !== 1) return { known: false, type };
  switch (type) {
    case 'journal-opened':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'key-rotated':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'journal-sealed':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'transaction':
      return { known: true, type, body: transactionBody().parse(body) };
    case 'basket-abandoned':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'closure':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'event':
      return { known: true, type, body: eventBody().parse(body) };
    case 'session-opened':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'money-moved':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'session-handed-over':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'money-counted':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'session-closed':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'approval':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'tax-free-slip':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'quote':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'after-sales':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'customer':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'invoice':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'stock-moved':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'order-placed':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'order-step':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    case 'task-settled':
      return { known: true, type, body: entryBodies[type][1].parse(body) };
    default:
      return { known: false, type };
  }
}

/** Every entry has one; nearly all of a journal are of these types. */
export const compiledEnvelope = compiledOnce(envelope);
const transactionBody = compiledOnce(entryBodies.transaction[1]);
const eventBody = compiledOnce(entryBodies.event[1]);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
