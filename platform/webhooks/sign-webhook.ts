import { createHmac } from 'node:crypto';

/** Prefix of a secret, by Standard Webhooks 1.0: what follows is base64. */
const prefix = 'whsec_';

/** A secret of these 32 random bytes, as it is given to the receiver. */
export function webhookSecret(random: Uint8Array): string {
  return prefix + Buffer.from(random).toString('base64');
}

/**
 * The headers that prove a message (Standard Webhooks 1.0, symmetric): HMAC-SHA256 over id, time and body,
 * so that none of them can be changed, and an old one is seen by its time.
 */
export function signedHeaders(
  message: { id: string; atS: number; body: string },
  secret: string,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signed = `${message.id}.${message.atS}.${message.body}`;
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.atS),
    'webhook-signature': `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  };
}
