import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { FeedAnswer } from '../../contract/platform/feeds.ts';
import type { Database } from '../database/database.ts';

export interface Metrics {
  answered(of: { route: string; status: number; seconds: number }): void;
  stored(entryCount: number): void;
  pushed(outcome: string): void;
  retried(): void;
  /** A feed was answered: started over, or so many changes. */
  fed(answer: Pick<FeedAnswer, 'feed' | 'kind'>, changeCount: number): void;
  /** In Prometheus' text format, with what the database counts right now. */
  text(): Promise<string>;
}

/** Of this process, in a registry of its own; no till, store or person is named in a label. */
export function createMetrics(database: Database, live: { waitingTills(): number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'comptoir_request_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const entries = new Counter({
    name: 'comptoir_entries_stored_total',
    help: 'Journal entries stored by this process',
    registers,
  });
  const pushes = new Counter({
    name: 'comptoir_pushes_total',
    help: 'Pushes by outcome',
    labelNames: ['outcome'] as const,
    registers,
  });
  const retries = new Counter({
    name: 'comptoir_database_retries_total',
    help: 'Database transactions begun again after a transient failure',
    registers,
  });
  const feedAnswers = new Counter({
    name: 'comptoir_feed_answers_total',
    help: 'Feeds answered, by feed and kind',
    labelNames: ['feed', 'kind'] as const,
    registers,
  });
  const feedChanges = new Counter({
    name: 'comptoir_feed_changes_total',
    help: 'Documents and erasures sent to tills, by feed',
    labelNames: ['feed'] as const,
    registers,
  });
  const tills = new Gauge({
    name: 'comptoir_feed_waiting_tills',
    help: 'Tills that wait for news at this process',
    registers,
  });
  const feedSeq = new Gauge({
    name: 'comptoir_feed_seq',
    help: 'Changes of documents since the database was made',
    registers,
  });
  const waiting = new Gauge({
    name: 'comptoir_entries_not_applied',
    help: 'Stored entries that wait, by why',
    labelNames: ['why'] as const,
    registers,
  });
  return {
    answered: ({ route, status, seconds }) =>
      requests.observe({ route, status: String(status) }, seconds),
    stored: (entryCount) => entries.inc(entryCount),
    pushed: (outcome) => pushes.inc({ outcome }),
    retried: () => retries.inc(),
    fed({ feed, kind }, changeCount) {
      feedAnswers.inc({ feed, kind });
      feedChanges.inc({ feed }, changeCount);
    },
    async text() {
      const [row] = await database.query(
        `select (select count(*) from quarantine) as quarantine,
                (select count(*) from unread_entries) as unread,
                (select seq from feed_head) as seq`,
      );
      const { quarantine, unread, seq } = waitingRow.parse(row);
      waiting.set({ why: 'quarantine' }, quarantine);
      waiting.set({ why: 'unread' }, unread);
      tills.set(live.waitingTills());
      feedSeq.set(seq);
      return await registry.metrics();
    },
  };
}

const waitingRow = z.object({ quarantine: z.int(), unread: z.int(), seq: z.int() });
