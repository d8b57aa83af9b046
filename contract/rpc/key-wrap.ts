import { z } from 'zod';

/**
 * Between a host and a shell that can have texts wrapped by the system's key store (Electron's
 * `safeStorage`, which only the shell's process may use): the host asks, the shell answers by the id.
 * Over the private channel of the process only; `text` is the till's keys.
 */
const text = z.string().max(1024 * 1024);

export const keyRequest = z.union([
  z.strictObject({ wrap: z.strictObject({ id: z.int(), text }) }),
  z.strictObject({ unwrap: z.strictObject({ id: z.int(), wrapped: text }) }),
]);
export type KeyRequest = z.infer<typeof keyRequest>;

/** `text`: wrapped (base64) or unwrapped, as asked; null when the system refuses. */
export const keyAnswer = z.strictObject({
  keyAnswer: z.strictObject({
    id: z.int(),
    text: text.nullable(),
    /** Unwrapped, but by a key that the system has replaced since: wrap it anew. */
    isStale: z.boolean(),
  }),
});
export type KeyAnswer = z.infer<typeof keyAnswer>;
