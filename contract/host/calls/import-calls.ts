import { z } from 'zod';
import { itemDocument } from '../../document/item.ts';
import type { ApiShape } from '../../rpc/api-shape.ts';

/** Items from a file, already parsed by the caller: begin, pages of lines, then commit or abandon. */
export const importCalls = {
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
} as const satisfies ApiShape['calls'];
