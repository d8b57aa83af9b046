import { z } from 'zod';
import { failure } from '../../failure/failure.ts';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';

const roles: readonly Role[] = ['page'];
const timeoutMs = 10_000;
const at = { seat };

/** What the sheet « Tablettes » of the till draws: the door to the store network, and who was let in. */
const tabletDesk = z.strictObject({
  door: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('shut') }),
    z.strictObject({
      kind: z.literal('open'),
      /** What a tablet opens, such as `https://192.168.1.20:8443`. */
      origin: z.string(),
      /** SHA-256 of the certificate, as browsers show it. */
      fingerprint: z.string(),
    }),
    z.strictObject({ kind: z.literal('failed'), failure }),
  ]),
  /** Of the code that is offered now: how long it is good, and how many wrong ones were tried since. */
  pairing: z.strictObject({ leftMs: z.number(), wrong: z.int() }).nullable(),
  tablets: z.array(
    z.strictObject({
      seat: z.string(),
      name: z.string(),
      isConnected: z.boolean(),
      pairedAt: z.string(),
      lastSeenAt: z.string(),
    }),
  ),
});
export type TabletDesk = z.infer<typeof tabletDesk>;

/** Pairing of associates' tablets; no tablet may call any of them. */
export const tabletCalls = {
  tabletDesk: { input: z.strictObject(at), output: tabletDesk, roles, timeoutMs },
  /** A code for one tablet, good once and for five minutes; one that was offered before is void. */
  offerTablet: {
    input: z.strictObject({ ...at, name: z.string().max(40) }),
    output: z.strictObject({
      /** To type, in two groups of four. */
      code: z.string(),
      /** The address with the code, for the tablet's camera. */
      url: z.string(),
    }),
    roles,
    timeoutMs,
  },
  /** Its token is good no more; what is open of it is cut, and its basket is put aside. */
  revokeTablet: {
    input: z.strictObject({ ...at, tablet: seat }),
    output: z.strictObject({}),
    roles,
    timeoutMs,
  },
} as const satisfies ApiShape['calls'];
