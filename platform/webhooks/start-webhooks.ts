import { lookup } from 'node:dns/promises';
import type { Logger } from 'pino';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/database.ts';
import { deliverWebhooks, type WebhookPost } from './deliver-webhooks.ts';
import { isPrivateAddress } from './private-address.ts';

/** Between two looks when nothing waits. */
const lookEveryMs = 1_000;

/** Throws at a name that leads into this machine's own network: who has a key must not ask there by us. */
async function refusePrivate(name: string): Promise<void> {
  const found = await lookup(name.replace(/^\[|\]$/g, ''), { all: true });
  if (found.some(({ address }) => isPrivateAddress(address)))
    throw new Error('a receiver in a private network');
}

/** Posts what waits for webhooks, now and then on; every process of the platform does it. */
export function startWebhooks(
  database: Database,
  {
    logger,
    timers,
    nowMs,
    allowsLoopback,
  }: { logger: Logger; timers: Timers; nowMs(): number; allowsLoopback: boolean },
): { close(): Promise<void> } {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let stopTimer = (): void => undefined;

  const post: WebhookPost = async (url, headers, body, withinMs) => {
    if (!allowsLoopback) await refusePrivate(new URL(url).hostname);
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(withinMs)]),
    });
    // What they answer beside the status is nobody's business.
    await answer.body?.cancel();
    return answer.status;
  };

  async function look(): Promise<void> {
    try {
      while (!stopping.signal.aborted) {
        const tried = await deliverWebhooks(database, { post, nowMs });
        if (tried === 0) return;
      }
    } catch (error) {
      const sqlState = error instanceof DatabaseError ? error.sqlState : '';
      logger.error({ job: 'webhooks', sqlState }, 'a job failed');
    }
  }

  function next(): void {
    if (stopping.signal.aborted) return;
    stopTimer = timers.after(lookEveryMs, () => {
      running = look().finally(() => {
        running = null;
        next();
      });
    });
  }
  next();

  return {
    async close() {
      stopping.abort();
      stopTimer();
      await running;
    },
  };
}
