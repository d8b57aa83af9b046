import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { isForNames } from '../rpc/network-request.ts';
import { type RpcServer, startRpcServer } from '../rpc/web-socket-server.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { tillFailure } from '../till-failure.ts';
import { fingerprintOf, tabletCertificate } from './tablet-certificate.ts';

/** How often it is looked whether the machine still has the address, or has one at last. */
const lookAgainMs = 30_000;

/** Where tablets reach this till, or why they can't. */
type DoorState =
  | { kind: 'shut' }
  | { kind: 'open'; origin: string; fingerprint: string }
  | { kind: 'failed'; failure: Failure };

export type TabletDoor = ReturnType<typeof createTabletDoor>;

/**
 * The one way into this till from the store network: HTTPS and WSS on one address, at the port that a setting
 * names; shut while it names none. It follows the settings, and the machine's addresses.
 */
export function createTabletDoor(from: {
  settings: Pick<TillSettings, 'get' | 'onChange'>;
  keys: KeyStore;
  /** Addresses of this machine in a network, the best one first. */
  addresses(): readonly string[];
  /** Other names of this machine. */
  names: readonly string[];
  tillNumber(): string;
  pageFolder: string;
  timers: Timers;
  nowMs(): number;
  randomBytes(length: number): Uint8Array;
  onChannel(channel: Channel, address: string): void;
  onFailed(error: unknown): void;
}) {
  let state: DoorState = { kind: 'shut' };
  let server: RpcServer | null = null;
  let servedAt = '';
  let isClosed = false;
  let stopLooking = (): void => undefined;
  /** One change after the other, and the last one counts. */
  let turning = turn();

  from.settings.onChange((key) => {
    if (key === 'tablets.port' || key === 'tablets.address') again();
  });

  function again(): void {
    turning = turning.then(turn);
  }

  /** Never rejects. */
  async function turn(): Promise<void> {
    stopLooking();
    try {
      await follow();
    } catch (error) {
      from.onFailed(error);
      const known = tillFailure(error);
      state = {
        kind: 'failed',
        failure:
          known instanceof FailureError
            ? known.failure
            : fail('INTERNAL', { reference: 'tablets' }),
      };
    }
    if (!isClosed && from.settings.get('tablets.port') !== '') {
      stopLooking = from.timers.after(lookAgainMs, again);
    }
  }

  async function follow(): Promise<void> {
    const port = Number(from.settings.get('tablets.port'));
    const address = from.settings.get('tablets.address') || from.addresses()[0] || '';
    const wanted = isClosed || port === 0 ? '' : `${address}:${port}`;
    if (wanted === servedAt && state.kind !== 'failed') return;
    await server?.close();
    server = null;
    servedAt = '';
    state = { kind: 'shut' };
    if (wanted === '') return;
    const opened = address === '' ? refuse(fail('NO_NETWORK')) : await open(address, port);
    if (!opened.ok) {
      state = { kind: 'failed', failure: opened.error };
      return;
    }
    server = opened.value.server;
    servedAt = wanted;
    state = { kind: 'open', origin: `https://${wanted}`, fingerprint: opened.value.fingerprint };
  }

  async function open(
    address: string,
    port: number,
  ): Promise<Result<{ server: RpcServer; fingerprint: string }, Failure>> {
    const names = [address, ...from.names];
    const { privateKey, certificate } = await tabletCertificate({
      keys: from.keys,
      names,
      commonName: `Comptoir ${from.tillNumber()}`,
      nowMs: from.nowMs(),
      serial: from.randomBytes(16),
    });
    const started = await startRpcServer({
      port,
      pageFolder: from.pageFolder,
      timers: from.timers,
      onChannel: from.onChannel,
      network: {
        address,
        tls: {
          key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
          cert: certificate,
        },
        isMeant: isForNames(names),
      },
    });
    return started.ok
      ? ok({ server: started.value, fingerprint: fingerprintOf(certificate) })
      : started;
  }

  return {
    state: () => state,
    /** When what was set last is done. */
    settled: () => turning,
    async close(): Promise<void> {
      isClosed = true;
      again();
      await turning;
    },
  };
}
