import { z } from 'zod';
import { enrolAnswer, pairingCode } from '../../platform/enrol.ts';
import type { Role } from '../../rpc/api-shape.ts';
import { sellingCall } from './selling-call.ts';

/** Whoever sets a till up has a shell on it; a page is for selling. */
const setUp: readonly Role[] = ['script'];

/** Between this till and its platform. */
export const syncCalls = {
  enrol: {
    input: z.strictObject({ code: pairingCode, platform: z.string().max(200) }),
    output: enrolAnswer,
    roles: setUp,
    timeoutMs: 30_000,
  },
  /** Tries to reach the platform now. What comes of it shows in the `till` view. */
  retrySync: sellingCall(z.strictObject({}), z.strictObject({})),
} as const;
