import { z } from 'zod';
import type { ApiShape } from '../../rpc/api-shape.ts';

/** Reading and checking the journals. */
export const journalCalls = {
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
} as const satisfies ApiShape['calls'];
