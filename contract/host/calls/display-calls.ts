import { z } from 'zod';
import { consentPurposes } from '../../../domain/customer/consent.ts';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';

const page: readonly Role[] = ['page'];
const display: readonly Role[] = ['display'];
const timeoutMs = 10_000;
const askId = z.string().max(64);

/** The customer's display: opened and asked by the till's page; one call is the display's own. */
export const displayCalls = {
  /** A code that lets one window in as the display of this seat, once and soon. */
  openDisplay: {
    input: z.strictObject({ seat }),
    output: z.strictObject({ ticket: z.string() }),
    roles: page,
    timeoutMs,
  },
  /** The display asks the basket's customer for their consents. DISPLAY_SHUT: no display of this seat is open. */
  askConsents: {
    input: z.strictObject({ seat, customerId: z.string().max(64) }),
    output: z.strictObject({ askId }),
    roles: page,
    timeoutMs,
  },
  /** It asks no longer. */
  endAsk: {
    input: z.strictObject({ seat }),
    output: z.strictObject({}),
    roles: page,
    timeoutMs,
  },
  /** All that a display may say: what the customer touched. ASK_OVER: nobody asks that any more. */
  answerConsents: {
    input: z.strictObject({
      seat,
      askId,
      language: z.enum(['fr', 'en']),
      consents: z
        .array(z.strictObject({ purpose: z.enum(consentPurposes), isGiven: z.boolean() }))
        .length(consentPurposes.length)
        .refine((said) => new Set(said.map(({ purpose }) => purpose)).size === said.length),
    }),
    output: z.strictObject({}),
    roles: display,
    timeoutMs,
  },
} as const satisfies ApiShape['calls'];
