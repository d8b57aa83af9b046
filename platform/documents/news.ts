import { z } from 'zod';

/** Channel on which committed changes are told (NOTIFY), to every process. */
export const feedsChannel = 'comptoir_feeds';

/** What was told: the newest `seq`, and the feeds (`<scope>.<file>`) that have news; null when they are too many. */
const news = z.object({ seq: z.int(), feeds: z.array(z.string()).nullable() });
export type News = z.infer<typeof news>;

/** Null of what is no news of ours: whoever may use the database may tell something there. */
export function readNews(payload: string): News | null {
  try {
    return news.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
