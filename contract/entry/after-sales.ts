import { z } from 'zod';
import {
  type AfterSalesFile,
  bases,
  faults,
  remedies,
} from '../../domain/after-sales/after-sales-file.ts';
import { afterSalesStates } from '../../domain/after-sales/states.ts';
import { businessDay, entryPlace, quantity, randomId } from './amounts.ts';

/**
 * `after-sales`: a file of the after-sales service as it is from here on; the last entry of a `fileId`
 * says how it stands. It moves no money and no stock. Who brought it, and what they said of the fault, is
 * the personal part of its first entry (law 6).
 */
export const afterSalesBody = z.strictObject({
  fileId: randomId,
  number: z.string().regex(/^S-[A-Z0-9-]{1,40}$/),
  state: z.enum(afterSalesStates),
  of: entryPlace.extend({ line: z.int().min(1) }),
  receipt: z.string().max(40),
  soldOn: businessDay,
  sku: z.string().min(1).max(64),
  label: z.string().min(1).max(200),
  size: z.string().max(32),
  colour: z.string().max(32),
  serialNumber: z.string().max(64),
  quantity,
  fault: z.enum(faults),
  basis: z.enum(bases),
  remedy: z.enum(remedies),
  guaranteeThrough: businessDay,
}) satisfies z.ZodType<AfterSalesFile>;
