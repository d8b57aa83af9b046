import { z } from 'zod';

/** What is told. A receiver skips what it does not know. */
const webhookKinds = [
  'order.placed',
  'order.changed',
  'order.returned',
  'customer.wishes',
] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** `POST /v1/webhooks`: where to tell it. */
export const webhookRequest = z.strictObject({
  /** HTTPS; plain HTTP only to this machine. */
  url: z.url().max(500),
  kinds: z.array(z.enum(webhookKinds)).min(1),
});

/** A receiver as it is listed: the secret is told once, when it is made. */
export const webhookState = z.strictObject({
  id: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  /** Told and not taken yet. */
  waitingCount: z.int(),
  /** Given up after the last try; `replay` sends them again. */
  failedCount: z.int(),
});
