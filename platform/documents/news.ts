import { z } from 'zod';

/** Channel on which committed changes are told (NOTIFY), to every process. */
export const feedsChannel = 'comptoir_feeds';

/** What was told: the newest `seq`, and the feeds (`<scope>.<file>`) that have news; null when they are too many. */
export const news = z.object({ seq: z.int(), feeds: z.array(z.string()).nullable() });
export type News = z.infer<typeof news>;
