import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const secret = z.base64url().length(43); // 32 bytes
const keySecrets = z.strictObject({
  format: z.literal(1),
  databaseKey: secret,
  pepper: secret,
  /** By key id. One that can't be read is lost alone: the data still opens. */
  signingKeys: z.record(z.string(), z.unknown()),
  /** By key id, the newest last: what proves this till to its platform. Absent before the first. */
  platformKeys: z.record(z.string(), z.unknown()).optional(),
  /** What tablets know the till by. Absent before the first was let in; unreadable, a new one is made. */
  tabletServer: z.unknown().optional(),
});

/** All secrets of a till, as they lie in its key file, open or wrapped. */
export type KeySecrets = z.infer<typeof keySecrets>;

export function newKeySecrets(): KeySecrets {
  return { format: 1, databaseKey: newSecret(), pepper: newSecret(), signingKeys: {} };
}

export function keySecretsText(secrets: KeySecrets): string {
  return `${JSON.stringify(secrets, null, 2)}\n`;
}

/** Null for what is no key file of ours. */
export function readKeySecrets(text: string): KeySecrets | null {
  try {
    const parsed = keySecrets.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
