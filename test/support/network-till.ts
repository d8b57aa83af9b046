import type { ListedOrder } from '../../contract/host/calls/order-calls.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { runTill } from './run-till.ts';
import type { RunningPlatform } from './start-platform.ts';
import { type RunningTill, startTill } from './start-till.ts';
import { newCommandId } from './till-client.ts';
import { until } from './until.ts';
import { watchTill } from './watch-till.ts';

const seat = 'script-network';
/** More than one piece of anything in the small shop costs. */
const tenderedMinor = 50_000;

/** A built till with a real platform: what it shows of itself, and what a test does at it. */
export interface NetworkTill {
  running: RunningTill;
  shown(): TillSnapshot;
  sync(): TillSnapshot['sync'];
  /** It is online and the platform has all that it ever said. */
  isDrained(): boolean;
  enrol(
    platform: Pick<RunningPlatform, 'pair' | 'url'>,
    storeId: string,
    number: string,
  ): Promise<void>;
  retry(): Promise<void>;
  /** Sells one piece for cash; milliseconds from the scan until it is paid and on disk. */
  sell(code: string): Promise<number>;
  /** Sells one piece that is shipped to a customer of the town. */
  ship(sku: string, town: string): Promise<void>;
  scan(code: string): Promise<string | null>;
  /** Thousandths in the own store; null when it is not known. */
  stock(sku: string): Promise<number | null | undefined>;
  orders(): Promise<ListedOrder[]>;
  /** After its host was killed and came back, or with `startAgain` before. */
  rejoin(): Promise<void>;
  stop(): Promise<void>;
  /** On the same folder, stopped before. */
  startAgain(): Promise<void>;
}

export async function startNetworkTill(
  options: Parameters<typeof startTill>[0] = {},
): Promise<NetworkTill> {
  let running = await startTill(options);
  let shown: TillSnapshot | null = null;
  let client = await watch();

  function watch(): Promise<Awaited<ReturnType<typeof watchTill>>> {
    return watchTill(running.folder, (snapshot) => {
      shown = snapshot;
    });
  }

  const now = (): TillSnapshot => {
    if (shown === null) throw new Error('The till has shown nothing of itself yet');
    return shown;
  };

  async function answered<T>(
    asked: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
  ): Promise<T> {
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  }

  const act = () => ({ commandId: newCommandId(), seat });
  const pay = (basketVersion: number) =>
    answered(
      client.call('tender', {
        ...act(),
        ...{ type: 'cash', tenderedMinor, reference: '' },
        basketVersion,
      }),
    );

  return {
    get running() {
      return running;
    },
    shown: now,
    sync: () => now().sync,
    isDrained: () =>
      now().sync.mode === 'online' &&
      now().sync.waiting === 0 &&
      now().sync.acknowledgedThrough === now().journal.entryCount,
    async enrol(platform, storeId, number) {
      const code = await platform.pair(storeId, number);
      const enrolled = await runTill(running.folder, 'enrol', code, '--platform', platform.url);
      if (enrolled.code !== 0) throw new Error(enrolled.errors);
    },
    async retry() {
      await answered(client.call('retrySync', {}));
    },
    async sell(code) {
      const fromMs = performance.now();
      const rung = await answered(client.call('scan', { ...act(), code, entered: 'keyed' }));
      await pay(rung.version);
      return performance.now() - fromMs;
    },
    async ship(sku, town) {
      const found = await answered(client.call('findCustomers', { text: town, limit: 1 }));
      const customerId = found.customers[0]?.id ?? '';
      const { lineNumber } = await answered(client.call('addItem', { ...act(), sku }));
      await answered(client.call('markLine', { ...act(), lineNumber, fulfilment: 'ship' }));
      const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
      const named = await answered(client.call('setCustomer', { ...act(), customerId, address }));
      await pay(named.version);
    },
    async scan(code) {
      const answer = await client.call('scan', { ...act(), code, entered: 'keyed' });
      return answer.ok ? null : answer.error.code;
    },
    async stock(sku) {
      return (await answered(client.call('variantsOf', { sku }))).stock[sku]?.ownMilli;
    },
    async orders() {
      return (await answered(client.call('orders', { limit: 100 }))).orders;
    },
    async rejoin() {
      client.close();
      // The host that starts now writes its address anew.
      await until(async () => {
        client = await watch();
        return true;
      });
    },
    async stop() {
      client.close();
      await running.stop();
    },
    async startAgain() {
      running = await startTill({ ...options, folder: running.folder, signedOff: true });
      client = await watch();
    },
  };
}
