import { z } from 'zod';
import {
  feedsAnswer,
  feedsRequest,
  feedsWaitAnswer,
  feedsWaitRequest,
} from '../../../contract/platform/feeds.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import type { FeedWaiters } from '../../feeds/feed-waiters.ts';
import { feedsJson, readFeedPages } from '../../feeds/read-feeds.ts';
import type { Metrics } from '../metrics.ts';
import { type Route, tillRoute } from '../route.ts';

const maximumBytes = 16 * 1024;
const parameters = z.strictObject({});

/** What a till knows comes down here; each sees its own scopes. */
export function feedRoutes({
  database,
  waiters,
  metrics,
}: {
  database: Database;
  waiters: FeedWaiters;
  metrics: Pick<Metrics, 'fed'>;
}): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/feeds',
      summary: 'What is new in the feeds of this till since the positions that it names',
      maximumBytes,
      parameters,
      body: feedsRequest,
      answer: feedsAnswer,
      sends: 'json',
      async handle({ body, till }) {
        const read = await readFeedPages(database, till, body);
        if (!read.ok) return read;
        for (const answer of read.value)
          metrics.fed(answer, answer.kind === 'page' ? answer.changes.count : 0);
        return ok(feedsJson(read.value));
      },
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/feeds/wait',
      summary: 'Answers as soon as one of these feeds has news, or after 25 seconds',
      maximumBytes,
      parameters,
      body: feedsWaitRequest,
      answer: feedsWaitAnswer,
      async handle({ body: { feeds }, till }) {
        const waited = await waiters.wait(till, feeds);
        return waited.ok ? ok({ isNewer: waited.value }) : waited;
      },
    }),
  ];
}
