import { z } from 'zod';

/** What can be made to fail in the demo shop. */
export const demoSwitch = z.enum(['internet', 'platform', 'paper', 'cover', 'terminal']);
export type DemoSwitch = z.infer<typeof demoSwitch>;

/** How the demo shop is; null on a till of any other shop. */
export const demoSnapshot = z
  .strictObject({
    /** What fails now. */
    broken: z.array(demoSwitch),
    /** The papers that the printer that is not there has printed, the newest last: an SVG picture. */
    roll: z.string(),
    paperCount: z.int(),
    /** Whether the shell can start a second till beside this one. */
    hasSecondTill: z.boolean(),
    /** Whether the shell runs a platform beside this till, which can be stopped. */
    hasPlatform: z.boolean(),
  })
  .nullable();
export type DemoSnapshot = z.infer<typeof demoSnapshot>;
