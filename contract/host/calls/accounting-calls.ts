import { z } from 'zod';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import { booksAsked, booksJobState } from '../accounting-shapes.ts';
import { seat } from '../views.ts';
import { approvable } from './selling-call.ts';

const script: readonly Role[] = ['script'];
const both: readonly Role[] = ['script', 'page'];
const timeoutMs = 30_000;
const started = z.strictObject({ jobId: z.string().max(64) });

/** Accounting entries out of signed closures (`docs/accounting.md`); may take long, so each is a job that is polled. */
export const accountingCalls = {
  /** Into a file that who runs scripts names. */
  startBooks: {
    input: z.strictObject({ asked: booksAsked, file: z.string().min(1).max(4_096) }),
    output: started,
    roles: script,
    timeoutMs,
  },
  /** Into the till's folder of exports, under a name that says what it is. */
  booksHere: {
    input: z.strictObject({ seat, ...approvable, asked: booksAsked }),
    output: started,
    roles: both,
    timeoutMs,
  },
  booksState: { input: started, output: booksJobState, roles: both, timeoutMs },
  /** Nothing is left of it. */
  cancelBooks: { input: started, output: z.strictObject({}), roles: both, timeoutMs },
} as const satisfies ApiShape['calls'];
