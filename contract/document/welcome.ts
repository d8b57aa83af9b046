import { z } from 'zod';

/**
 * The setting `till.welcome`: what a shop that is only tried shows at its first start. The PINs are
 * those of made-up people and no secret; a retailer's feed has no such setting.
 */
export const welcome = z.strictObject({
  people: z
    .array(
      z.strictObject({
        alias: z.string().min(1).max(40),
        role: z.enum(['cashier', 'associate', 'manager']),
        pin: z.string().max(8),
      }),
    )
    .max(20),
  /** Codes to scan from the screen: the digits of an EAN-13, or the text of a QR code. */
  codes: z
    .array(
      z.strictObject({
        kind: z.enum(['ean13', 'qr']),
        text: z.string().min(1).max(200),
        label: z.string().min(1).max(60),
      }),
    )
    .max(6),
});
export type Welcome = z.infer<typeof welcome>;
export const welcomeSetting = 'till.welcome';
