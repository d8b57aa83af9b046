import pg from 'pg';

const connectTimeoutMs = 5_000;
const firstPauseMs = 100;
const longestPauseMs = 10_000;

/**
 * Listens on a channel (NOTIFY) by a connection of its own, for one of the pool would be held for good.
 * A lost connection is made anew; what is told meanwhile is missed, so who listens also asks from time
 * to time. Returns how to stop.
 */
export function listenPostgres(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
): () => Promise<void> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pauseMs = firstPauseMs;
  let isStopped = false;

  const again = () => {
    client = null;
    if (isStopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      void connect();
    }, pauseMs);
    timer.unref();
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  };
  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      application_name: 'comptoir-platform-listens',
    });
    client = next;
    // Each of both may come alone or first.
    next.on('error', () => void next.end().catch(() => undefined));
    next.on('end', again);
    next.on('notification', ({ payload }) => onPayload(payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      pauseMs = firstPauseMs;
      if (isStopped) await next.end();
    } catch {
      await next.end().catch(() => undefined);
      again();
    }
  };
  void connect();
  return async () => {
    isStopped = true;
    if (timer) clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
