import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostApi } from '../../contract/host/api.ts';
import type { Role } from '../../contract/rpc/api-shape.ts';
import { serve } from '../../contract/rpc/server.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import type { HidPort } from '../../hardware/scanner/port.ts';
import { simulateScanners } from '../../hardware/scanner/simulator.ts';
import { openFileKeyStore } from '../../host/keys/file-key-store.ts';
import { openTill } from '../../host/open-till.ts';
import { newToken, tokenRoles } from '../../host/rpc/tokens.ts';
import { startRpcServer } from '../../host/rpc/web-socket-server.ts';

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
}: {
  hid?: HidPort;
  /** Folder of the first documents. */
  shop?: string;
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-here-'));
  const logger = { error: () => undefined };
  const till = await openTill({
    folder,
    openKeys: async (tillExists) => openFileKeyStore({ folder, tillExists }),
    language: 'fr',
    shellRun: 'test',
    software: { name: 'comptoir', version: '0' },
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
  });
  const token = newToken();
  const server = await startRpcServer({
    port: 0,
    pageFolder: join(dist, 'renderer'),
    timers: systemTimers,
    onChannel: (channel) =>
      serve(hostApi, till.handlers, channel, {
        authenticate: tokenRoles(new Map<string, Role>([[token, 'page']])),
        build: 'test',
        hostStartId: 'test',
        timers: systemTimers,
        logger,
        newId: newToken,
      }),
  });
  if (!server.ok) throw new Error(server.error.code);
  return {
    url: `http://127.0.0.1:${server.value.port}/#token=${token}`,
    async close() {
      await server.value.close();
      await till.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
