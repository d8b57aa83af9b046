import { z } from 'zod';
import type { Correction } from '../../domain/basket/basket.ts';
import { instant, minor, quantity } from './amounts.ts';

/** Trace of what was taken back before payment (BOI-TVA-DECLA-30-10-30 §50). */
export const correction = z.strictObject({
  kind: z.enum(['line-void', 'quantity', 'undo', 'tender-removed']),
  lineNumber: z.int().min(0),
  sku: z.string().max(64),
  label: z.string().max(200),
  quantity: quantity.nullable(),
  tenderType: z.string().max(40),
  amountMinor: minor,
  at: instant,
  operatorId: z.string().max(64),
}) satisfies z.ZodType<Correction>;
