import { z } from 'zod';
import { settledTaskKinds, type TaskSettled } from '../../domain/tasks/task-settled.ts';
import { currency, minor } from './amounts.ts';

/** `task-settled`: how a task of the platform ends, by whom the entry names. */
export const taskSettledBody = z.strictObject({
  task: z.string().regex(/^[\w/|.-]{3,150}$/),
  kind: z.enum(settledTaskKinds),
  currency,
  amountMinor: minor.min(0),
  reasonCode: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
}) satisfies z.ZodType<TaskSettled>;
