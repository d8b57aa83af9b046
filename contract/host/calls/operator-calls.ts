import { z } from 'zod';
import type { ApiShape } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';

const nothing = z.strictObject({});

/** Who works at a seat. A script has no seat of its own: it acts as the operator a setting names. */
export const operatorCalls = {
  /**
   * A name and its PIN, or a badge. `isSignedOn` false after a badge: its PIN is asked for. Whoever
   * was signed on at the seat leaves; the basket stays.
   */
  signOn: {
    input: z.union([
      z.strictObject({
        seat,
        operatorId: z.string().max(64),
        pin: z.string().regex(/^\d{4,8}$/),
      }),
      z.strictObject({ seat, badge: z.string().max(512) }),
    ]),
    output: z.strictObject({ operatorId: z.string(), isSignedOn: z.boolean() }),
    roles: ['page'],
    timeoutMs: 20_000,
  },
  signOff: { input: z.strictObject({ seat }), output: nothing, roles: ['page'], timeoutMs: 10_000 },
  /** The same, and the screen remembers whose PIN it asks for first. */
  lock: { input: z.strictObject({ seat }), output: nothing, roles: ['page'], timeoutMs: 10_000 },
  /** Somebody touched or typed something: the screen does not lock yet. */
  stillHere: {
    input: z.strictObject({ seat }),
    output: nothing,
    roles: ['page'],
    timeoutMs: 10_000,
  },
  /** Of the screen, for whoever is signed on there now; on the sign-on screen until somebody is. */
  setLanguage: {
    input: z.strictObject({ seat, language: z.enum(['fr', 'en']) }),
    output: nothing,
    roles: ['page', 'script'],
    timeoutMs: 10_000,
  },
} as const satisfies ApiShape['calls'];
