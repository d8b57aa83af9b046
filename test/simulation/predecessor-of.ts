import { z } from 'zod';

/** Journal that an opening entry names before its own, from its signed text; null for none. */
export function predecessorOf(text: string): string | null {
  return opened.parse(JSON.parse(text)).body?.predecessor?.journalId ?? null;
}

const opened = z.object({
  body: z.object({ predecessor: z.object({ journalId: z.string() }).nullish() }).optional(),
});
