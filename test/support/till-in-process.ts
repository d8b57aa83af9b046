import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OPEN_COLLECTIONS } from 'rxdb';
import { FailureError } from '../../contract/failure/failure.ts';
import { type HostApi, hostApi } from '../../contract/host/api.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import { messagePortChannel } from '../../contract/rpc/message-port-channel.ts';
import { type ServeOptions, serve } from '../../contract/rpc/server.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import type { HidPort } from '../../hardware/scanner/port.ts';
import { simulateScanners } from '../../hardware/scanner/simulator.ts';
import { claimDataFolder } from '../../host/data-folder/claim-data-folder.ts';
import { openFileKeyStore } from '../../host/keys/file-key-store.ts';
import { openTill } from '../../host/open-till.ts';
import { newToken } from '../../host/rpc/tokens.ts';
import { startRpcServer } from '../../host/rpc/web-socket-server.ts';
import { tillFailure } from '../../host/till-failure.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { OpenTill } from './open-till.ts';
import { temporaryFolder } from './start-till.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
/** Where the small demo shop's first documents are. */
export const smallShop = join(dist, 'demo', 'small');

/**
 * The till as it is composed, in this process: for a test that gives it what a host's start can't, a
 * simulated bus of scanners or a shop of its own. The page is the built one.
 */
export async function tillInProcess({
  hid = simulateScanners().hid,
  shop = smallShop,
  folder = temporaryFolder(),
}: {
  hid?: HidPort;
  folder?: string;
  /** Folder of the first documents. */
  shop?: string;
} = {}) {
  const till = await composedTill({ folder, hid, shop });
  const token = newToken();
  const server = await startRpcServer({
    port: 0,
    pageFolder: join(dist, 'renderer'),
    timers: systemTimers,
    onChannel: (channel) =>
      till.serveOn(channel, {
        authenticate: (given) => (given === token ? { role: 'page' } : null),
      }),
  });
  if (!server.ok) throw new Error(server.error.code);
  till.serveTablets();
  const { port1, port2 } = new MessageChannel();
  till.serveOn(messagePortChannel(port1), { authenticate: () => ({ role: 'page' }) });
  const page = connect(hostApi, messagePortChannel(port2), {
    token,
    build: 'test',
    timers: systemTimers,
  });
  return {
    /** A connection such as the till's own page has. */
    page,
    errors: till.errors,
    url: `http://127.0.0.1:${server.value.port}/#token=${token}`,
    async close({ keepsFolder = false } = {}) {
      page.close();
      await server.value.close();
      await till.close();
      if (!keepsFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The same on a folder that is there, with a script that speaks to it: a tenth of the work that starting
 * the programs takes, for a test of a great many folders. Throws FailureError as a host says it.
 */
export async function tillOnFolder(
  folder: string,
): Promise<OpenTill & { client: RpcClient<HostApi> }> {
  const till = await composedTill({ folder, hid: simulateScanners().hid, shop: smallShop });
  const { port1, port2 } = new MessageChannel();
  till.serveOn(messagePortChannel(port1), { authenticate: () => ({ role: 'script' }) });
  const client = connect(hostApi, messagePortChannel(port2), {
    token: newToken(),
    build: 'test',
    timers: systemTimers,
  });
  return {
    client,
    errors: till.errors,
    async close() {
      client.close();
      await till.close();
      // What RxDB leaves behind when a file fails while it is opened; a host's process ends then.
      await Promise.all([...OPEN_COLLECTIONS].map((collection) => collection.close()));
      return true;
    },
  };
}

async function composedTill({ folder, hid, shop }: { folder: string; hid: HidPort; shop: string }) {
  let errors = '';
  const logger = {
    error(facts: object, text: string) {
      errors += `${text} ${JSON.stringify(facts)}\n`;
    },
  };
  const claimed = claimDataFolder(folder);
  if (!claimed.ok) throw new FailureError(claimed.error);
  const till = await openTill({
    folder,
    openKeys: async (tillExists) => openFileKeyStore({ folder, tillExists }),
    language: 'fr',
    shellRun: 'test',
    software: { name: packageFile.name, version: packageFile.version },
    catalogWorkerUrl: pathToFileURL(join(dist, 'host', 'catalog-writer-worker.mjs')),
    seed: { folder: pathToFileURL(`${shop}/`) },
    hid,
    demo: {
      tillNumber: undefined,
      isStaged: false,
      askForSecondTill: null,
      switchPlatform: () => undefined,
    },
    logger,
  }).catch((error: unknown) => {
    claimed.value.release();
    throw tillFailure(error);
  });
  function serveOn(
    channel: Channel,
    admission: Pick<ServeOptions, 'authenticate' | 'redeem'>,
  ): void {
    serve(hostApi, till.handlers, channel, {
      ...admission,
      build: 'test',
      hostStartId: 'test',
      timers: systemTimers,
      logger,
      newId: newToken,
    });
  }
  return {
    errors: () => errors,
    serveOn,
    serveTablets: () => till.tablets.serve({ pageFolder: join(dist, 'renderer'), serveOn }),
    async close() {
      await till.close();
      claimed.value.release();
    },
  };
}
