import { z } from 'zod';
import { enrolAnswer, pairingCode } from '../../platform/enrol.ts';
import type { Role } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';
import { sellingCall } from './selling-call.ts';

const script: readonly Role[] = ['script'];
const page: readonly Role[] = ['page'];
/** The platform may take its time. */
const timeoutMs = 30_000;

/** A pairing code and the address of the platform that gave it. */
const pairing = { code: pairingCode, platform: z.string().max(200) };

/** Between this till and its platform. */
export const syncCalls = {
  /** For who has a shell on the till, and so owns its files. */
  enrol: { input: z.strictObject(pairing), output: enrolAnswer, roles: script, timeoutMs },
  /** The same from the page: anybody while the till stands alone, then who may change its settings. */
  joinPlatform: {
    input: z.strictObject({ seat, ...pairing }),
    output: enrolAnswer,
    roles: page,
    timeoutMs,
  },
  /** Tries to reach the platform now. What comes of it shows in the `till` view. */
  retrySync: sellingCall(z.strictObject({}), z.strictObject({})),
} as const;
