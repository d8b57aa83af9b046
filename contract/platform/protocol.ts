import { z } from 'zod';

/**
 * Version of what tills and platform say to each other, in every request's path (`/v1/…`). A platform
 * serves the last two. A till that is older is told so (`TILL_TOO_OLD`), and one that is newer than its
 * platform too (`PLATFORM_TOO_OLD`); both go on selling.
 */
export const protocolVersion = 1;
/** The older of the two that a platform of this release serves; there was none before the first. */
export const oldestServedVersion = 1;

/** Every refusal of the platform: RFC 9457 with our code, which `contract/failure` puts into words. */
export const problem = z.object({
  status: z.int(),
  code: z.string().max(60),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Problem = z.infer<typeof problem>;
