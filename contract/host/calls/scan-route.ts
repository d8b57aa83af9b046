import { z } from 'zod';

/**
 * Where the page goes on with a scan that is no matter of the basket alone. The host has found the
 * code to be right and one that it knows; `code` is the whole text of the own code, or a receipt's
 * printed number.
 */
export const scanRoute = z.strictObject({
  kind: z.enum(['receipt', 'voucher', 'operator', 'customer']),
  code: z.string(),
});
export type ScanRoute = z.infer<typeof scanRoute>;
