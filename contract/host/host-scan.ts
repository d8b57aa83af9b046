import { z } from 'zod';
import { failure } from '../failure/failure.ts';
import { scanRoute } from './calls/scan-route.ts';

/** A scan that the host read itself (HID POS), with what a page's own scan gets as its answer. */
export const hostScan = z.strictObject({
  /** The command's id: a page tells of each once. */
  id: z.string(),
  /** Why it was refused, or null. */
  refusal: failure.nullable(),
  routed: scanRoute.nullable(),
});
export type HostScan = z.infer<typeof hostScan>;

/** Scanners that the host reads; a keyboard scanner is not among them. */
export const scannersState = z.strictObject({
  kind: z.enum(['connected', 'none', 'no-permission', 'no-driver']),
  /** Models, as they call themselves. */
  names: z.array(z.string()),
});
