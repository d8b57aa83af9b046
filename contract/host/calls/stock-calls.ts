import { z } from 'zod';
import type { Role } from '../../rpc/api-shape.ts';
import { networkStock } from '../stock-shapes.ts';
import { sellingCall } from './selling-call.ts';

const scripts: readonly Role[] = ['script'];

export const stockCalls = {
  /**
   * Where an item is, once: exact if the platform answers within a few seconds, else as the till knows it.
   * By its sku or barcode. The view `stock` follows it.
   */
  networkStock: sellingCall(
    z.strictObject({ code: z.string().min(1).max(64) }),
    z.strictObject({ name: z.string(), stock: networkStock }),
  ),
  /** An item that this store lacks and the network has, to try what one does then. */
  shortHere: {
    input: z.strictObject({}),
    output: z.strictObject({ sku: z.string() }),
    roles: scripts,
    timeoutMs: 30_000,
  },
} as const;
