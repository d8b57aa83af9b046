import type { z } from 'zod';
import {
  basketAbandonedBody,
  closureBody,
  eventBody,
  journalOpenedBody,
  journalSealedBody,
  keyRotatedBody,
} from './journal-bodies.ts';
import { transactionBody } from './transaction.ts';

/**
 * Every body this release knows, by type and version. A type that is not here (written by a newer
 * release) is kept, verified by its envelope, and shown as unknown; its body is not read.
 */
export const entryBodies = {
  'journal-opened': { 1: journalOpenedBody },
  'key-rotated': { 1: keyRotatedBody },
  'journal-sealed': { 1: journalSealedBody },
  transaction: { 1: transactionBody },
  'basket-abandoned': { 1: basketAbandonedBody },
  closure: { 1: closureBody },
  event: { 1: eventBody },
} as const;

export type EntryType = keyof typeof entryBodies;
export type EntryBody<T extends EntryType> = z.infer<(typeof entryBodies)[T][1]>;

/** An entry before it is numbered and signed. */
export type EntryDraft = {
  [T in EntryType]: {
    type: T;
    body: EntryBody<T>;
    operatorId: string;
    /** The personal part that stands beside the entry, or null. */
    personal: PersonalPart | null;
  };
}[EntryType];

/** What must be erasable: kept in its own row, bound to the entry by a commitment. */
export interface PersonalPart {
  [field: string]: string | number | boolean | null | PersonalPart | PersonalPart[];
}
