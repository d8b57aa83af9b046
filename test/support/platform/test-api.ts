import { pino } from 'pino';
import type { Secrets } from '../../../platform/api/access.ts';
import { type ApiOptions, createApi } from '../../../platform/api/server.ts';
import type { Database } from '../../../platform/database/database.ts';
import { makePairing, type Pairing } from '../../../platform/enrolment/make-pairing.ts';
import { tokenSecret } from '../../../platform/enrolment/token-secret.ts';
import { type TestTill, testTill } from './platform-till.ts';

export interface TestApi {
  url: string;
  /** All that it logged. */
  log(): string;
  /** Lets the platform's clocks run ahead of the machine's by this much more. */
  pass(ms: number): void;
  /** What the platform's database answers instead of anything else; null: itself. */
  breakDatabase(error: Error | null): void;
  pairingFor(storeId: string, tillNumber: string): Promise<Pairing>;
  /** A till that is enrolled and has its token; till 1 of the first store seals the kit's entries. */
  joined(storeId?: string, tillNumber?: string): Promise<TestTill>;
  close(): Promise<void>;
}

/** The platform's doors on a port of their own, before a database with the tests' network. */
export async function startTestApi(
  database: Database,
  {
    audiences = [],
    secrets = { operations: 'operations-secret', metrics: '' },
    snapshots = noSnapshots,
    monotonicMs,
  }: {
    audiences?: string[];
    secrets?: Secrets;
    snapshots?: ApiOptions['snapshots'];
    /** What its limits count by. */
    monotonicMs?: () => number;
  } = {},
): Promise<TestApi> {
  let log = '';
  let aheadMs = 0;
  let outage: Error | null = null;
  const api = createApi({
    database: {
      ...database,
      query: (...query) => (outage ? Promise.reject(outage) : database.query(...query)),
    },
    tokenSecret: await tokenSecret(database),
    audiences,
    secrets,
    isBehindProxy: false,
    allowsLoopbackWebhooks: true,
    tls: null,
    snapshots,
    logger: pino(
      { base: null },
      {
        write(line: string) {
          log += line;
        },
      },
    ),
    nowMs: () => Date.now() + aheadMs,
    // Stands still but for `pass`: how many come at once is then no question of the machine's speed.
    monotonicMs: monotonicMs ?? (() => aheadMs),
    wait: () => Promise.resolve(),
  });
  const url = await api.listen({ host: '127.0.0.1', port: 0 });
  if (audiences.length === 0) audiences.push(url);

  async function pairingFor(storeId: string, tillNumber: string): Promise<Pairing> {
    const pairing = await makePairing(database, { storeId, tillNumber, nowMs: Date.now() });
    if (!pairing.ok) throw new Error(pairing.error.code);
    return pairing.value;
  }

  return {
    url,
    log: () => log,
    pass(ms) {
      aheadMs += ms;
    },
    breakDatabase(error) {
      outage = error;
    },
    pairingFor,
    async joined(storeId = 's-1', tillNumber = '1') {
      const till = testTill(url, () => Date.now() + aheadMs);
      await till.join((await pairingFor(storeId, tillNumber)).code);
      return till;
    },
    async close() {
      await api.close();
    },
  };
}

const noSnapshots: ApiOptions['snapshots'] = {
  manifest: () => Promise.resolve(null),
  open: () => Promise.resolve(null),
};
