import { z } from 'zod';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import {
  archiveAsked,
  archiveJobState,
  archivePurpose,
  archivesOverview,
} from '../archive-shapes.ts';
import { seat } from '../views.ts';
import { approvable } from './selling-call.ts';

const script: readonly Role[] = ['script'];
const both: readonly Role[] = ['script', 'page'];
const timeoutMs = 30_000;
const jobId = z.string().max(64);
const started = z.strictObject({ jobId });

/** Archives of the journals and what is handed to an inspector (`docs/archive-format.md`). */
export const archiveCalls = {
  /** Into a file that who runs scripts names; may take long, so it is a job that is polled. */
  startArchive: {
    input: z.strictObject({
      purpose: archivePurpose,
      asked: archiveAsked,
      withPersonal: z.boolean(),
      file: z.string().min(1).max(4_096),
    }),
    output: started,
    roles: script,
    timeoutMs,
  },
  /** Into the till's folder of archives, under a name that says what it is. */
  archiveHere: {
    input: z.strictObject({ seat, ...approvable, purpose: archivePurpose, asked: archiveAsked }),
    output: started,
    roles: both,
    timeoutMs,
  },
  archiveState: { input: started, output: archiveJobState, roles: both, timeoutMs },
  /** Nothing is left of it. */
  cancelArchive: { input: started, output: z.strictObject({}), roles: both, timeoutMs },
  archives: { input: z.strictObject({}), output: archivesOverview, roles: both, timeoutMs },
  /**
   * Removes a closed year from the till; its closure, head and totals stay. `file` is its archive: the
   * very file that the journal logged, which the caller has had verified.
   */
  purgeYear: {
    input: z.strictObject({
      journalId: z.string().max(64),
      segment: z.int().min(1),
      file: z.string().min(1).max(4_096),
    }),
    output: z.strictObject({ journalId: z.string(), segment: z.int(), entries: z.int() }),
    roles: script,
    timeoutMs: 600_000,
  },
} as const satisfies ApiShape['calls'];
