import { z } from 'zod';
import { itemDocument } from '../document/item.ts';
import { reasonCode } from '../entry/amounts.ts';
import type { ApiShape, Role } from '../rpc/api-shape.ts';
import { paidView } from './basket-shapes.ts';
import { saleSnapshot, seat, suspendedSnapshot, tillSnapshot } from './views.ts';

/** Made by the caller for each act; the host answers the same id the same way and acts once. */
const commandId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const language = z.enum(['fr', 'en']);
const selling: readonly Role[] = ['page', 'script'];

const basketAck = z.strictObject({
  basketId: z.string(),
  version: z.int(),
  /** Line that was added or changed, 0 if none. */
  lineNumber: z.int(),
});

const base = { commandId, seat };

function sellingCall<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output, roles: selling, timeoutMs: 10_000 };
}

/** Everything a window or script can ask of the host. Amounts in minor units. */
export const hostApi = {
  calls: {
    /** A code as the scanner gave it, or typed. Opens a basket when the seat has none. */
    scan: sellingCall(
      z.strictObject({
        ...base,
        code: z.string().max(512),
        entered: z.enum(['scanned', 'keyed']),
        /** Decimal text at the item's scale, such as `2` or `1.250`. */
        quantity: z.string().max(20).optional(),
      }),
      basketAck,
    ),
    addItem: sellingCall(
      z.strictObject({ ...base, sku: z.string().max(64), quantity: z.string().max(20).optional() }),
      basketAck,
    ),
    setQuantity: sellingCall(
      z.strictObject({ ...base, lineNumber: z.int(), quantity: z.string().max(20) }),
      basketAck,
    ),
    voidLine: sellingCall(z.strictObject({ ...base, lineNumber: z.int() }), basketAck),
    undo: sellingCall(z.strictObject(base), basketAck),
    suspend: sellingCall(z.strictObject({ ...base, label: z.string().max(60) }), basketAck),
    resume: sellingCall(z.strictObject({ ...base, basketId: z.string().max(64) }), basketAck),
    /** Gives the basket up: leaves a `basket-abandoned` entry, no receipt number. */
    abandon: sellingCall(z.strictObject({ ...base, reasonCode }), basketAck),
    /**
     * Takes one tender. When nothing is left to pay the transaction is journalled in the same act
     * and comes back as `paid`.
     */
    tender: sellingCall(
      z.strictObject({
        ...base,
        type: z.string().max(40),
        tenderedMinor: z.int(),
        reference: z.string().max(64),
        /** The version the cashier saw; another one is refused, so nobody pays for a line not seen. */
        basketVersion: z.int(),
      }),
      z.strictObject({ ...basketAck.shape, paid: paidView.nullable() }),
    ),
    /** Journals a basket that has nothing left to pay without a tender, such as a free item. */
    complete: sellingCall(
      z.strictObject({ ...base, basketVersion: z.int() }),
      z.strictObject({ ...basketAck.shape, paid: paidView.nullable() }),
    ),
    removeTender: sellingCall(z.strictObject({ ...base, tenderId: z.string().max(64) }), basketAck),
    /** The paid screen has been seen; the seat is ready for the next customer. */
    dismissPaid: sellingCall(z.strictObject({ seat }), z.strictObject({})),
    searchItems: sellingCall(
      z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
      z.strictObject({ items: z.array(itemDocument) }),
    ),
    setLanguage: sellingCall(z.strictObject({ language }), z.strictObject({})),
    /** A page of journal entries as stored; `entries` is empty after the last. */
    readJournal: {
      input: z.strictObject({
        journalId: z.string().max(64).optional(),
        fromSequence: z.int().min(1),
        limit: z.int().min(1).max(500),
      }),
      output: z.strictObject({
        journalIds: z.array(z.string()),
        entries: z.array(
          z.strictObject({
            journalId: z.string(),
            segment: z.int(),
            sequence: z.int(),
            type: z.string(),
            typeSequence: z.int(),
            /** The signed bytes as text. */
            text: z.string(),
            hash: z.string(),
            signature: z.string(),
            keyId: z.string(),
          }),
        ),
      }),
      roles: ['script'],
      timeoutMs: 30_000,
    },
    /** Checks every journal from its first entry; may take long, so it is a job that is polled. */
    startVerification: {
      input: z.strictObject({}),
      output: z.strictObject({ jobId: z.string() }),
      roles: ['script', 'page'],
      timeoutMs: 10_000,
    },
    verification: {
      input: z.strictObject({ jobId: z.string().max(64) }),
      output: z.strictObject({
        done: z.boolean(),
        checked: z.int(),
        total: z.int(),
        /** The first that is not `known`. */
        problem: z
          .strictObject({
            journalId: z.string(),
            sequence: z.int(),
            problem: z.string(),
            detail: z.string(),
          })
          .nullable(),
        /** Journals sealed for a defect that an entry of an earlier run names: told, no news. */
        known: z.int(),
      }),
      roles: ['script', 'page'],
      timeoutMs: 10_000,
    },
    /** Item import: begin, pages of lines already parsed by the caller, then commit or abandon. */
    importBegin: {
      input: z.strictObject({ totalLines: z.int().min(0) }),
      output: z.strictObject({ importId: z.string() }),
      roles: ['script'],
      timeoutMs: 120_000,
    },
    importPage: {
      input: z.strictObject({
        importId: z.string().max(64),
        items: z.array(itemDocument).max(2_000),
      }),
      output: z.strictObject({ stored: z.int() }),
      roles: ['script'],
      timeoutMs: 120_000,
    },
    importEnd: {
      input: z.strictObject({ importId: z.string().max(64), commit: z.boolean() }),
      output: z.strictObject({ itemCount: z.int() }),
      roles: ['script'],
      timeoutMs: 120_000,
    },
  },
  views: {
    sale: {
      params: z.strictObject({ seat }),
      snapshot: saleSnapshot,
      roles: ['page', 'script', 'display'],
    },
    suspended: { params: z.strictObject({}), snapshot: suspendedSnapshot, roles: selling },
    till: {
      params: z.strictObject({}),
      snapshot: tillSnapshot,
      roles: ['page', 'script', 'display'],
    },
  },
} as const satisfies ApiShape;
export type HostApi = typeof hostApi;
