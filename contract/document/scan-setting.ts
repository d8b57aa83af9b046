import { z } from 'zod';
import { isEmbeddedPattern } from '../../domain/scan/embedded-value.ts';

/** Key of the setting. */
export const scanSettingId = 'scan.embedded';

/** What the retailer's own scales put into codes 02 and 20–29; the first pattern that fits counts. */
export const scanSetting = z
  .array(
    z.strictObject({
      pattern: z.string().refine(isEmbeddedPattern, 'not a pattern such as 21.....{NNDDD}'),
      means: z.enum(['weight', 'price', 'count']),
    }),
  )
  .max(50);
