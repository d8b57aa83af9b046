// The host's entry, started by a shell: the till's one writer. Bundled to dist/host/main.mjs.
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { type Failure, FailureError, fail } from '../contract/failure/failure.ts';
import { factsOf } from '../contract/failure/log-facts.ts';
import { hostApi } from '../contract/host/api.ts';
import type { Role } from '../contract/rpc/api-shape.ts';
import { build } from '../contract/rpc/build.ts';
import type { Channel } from '../contract/rpc/channel.ts';
import { messagePortChannel } from '../contract/rpc/message-port-channel.ts';
import { type ServeOptions, serve } from '../contract/rpc/server.ts';
import { systemTimers } from '../contract/rpc/timers.ts';
import { nodeHidPort } from '../hardware/scanner/drivers/node-hid-port.ts';
import packageFile from '../package.json' with { type: 'json' };
import { claimDataFolder } from './data-folder/claim-data-folder.ts';
import { fileFailure } from './data-folder/file-failure.ts';
import { removeHostAddress, writeHostAddress } from './data-folder/host-address.ts';
import { openKeyStore } from './keys/open-key-store.ts';
import { sayLastWords } from './last-words.ts';
import { openTill } from './open-till.ts';
import { shellLink } from './rpc/shell-link.ts';
import { createTickets } from './rpc/tickets.ts';
import { newToken, tokenRoles } from './rpc/tokens.ts';
import { startRpcServer } from './rpc/web-socket-server.ts';
import { enrolUntilAnswered } from './sync/enrol-until-answered.ts';
import { tillFailure } from './till-failure.ts';

// Whatever folder it is given, the till's files are for its owner only.
process.umask(0o077);

/** What hangs at the end is given up; all that was said to be done is on disk. */
const stopTimeoutMs = 15_000;
const logger = pino({ base: null, level: 'info' }, pino.destination({ dest: 2, sync: true }));
sayLastWords(logger);
const shell = shellLink();
let dataFolder = '';

try {
  await run();
} catch (error) {
  const failed = failureOf(error);
  if (failed.code === 'INTERNAL') logger.error(factsOf(error), 'the host could not start');
  await shell.reportFailed(failed);
  process.exit(1);
}

async function run(): Promise<void> {
  const start = await shell.start;
  dataFolder = start.dataFolder;
  const claimed = claimDataFolder(start.dataFolder);
  if (!claimed.ok) throw new FailureError(claimed.error);
  const till = await openTill({
    folder: start.dataFolder,
    openKeys: (tillExists) =>
      openKeyStore({
        folder: start.dataFolder,
        tillExists,
        wrap: start.wrapsKeys ? shell.keyWrap : null,
      }),
    language: start.language,
    // The token lives as long as the shell; its hash tells its runs apart and nothing else.
    shellRun: createHash('sha256').update(start.token).digest('base64url'),
    software: { name: packageFile.name, version: packageFile.version },
    catalogWorkerUrl: new URL('./catalog-writer-worker.mjs', import.meta.url),
    hid: nodeHidPort,
    demo: {
      tillNumber: start.tillNumber,
      isStaged: demoKind() !== 'small',
      askForSecondTill: start.hasSecondTill ? shell.askForSecondTill : null,
      switchPlatform: shell.switchPlatform,
    },
    seed: {
      folder: new URL(`../demo/${demoKind() === 'full' ? 'full' : 'small'}/`, import.meta.url),
    },
    logger,
  });
  const scriptToken = newToken();
  const ofShell = tokenRoles(
    new Map<string, Role>([
      [start.token, 'page'],
      [scriptToken, 'script'],
    ]),
  );
  const authenticate = (token: string) => ofShell(token) ?? till.displayDoor.authenticate(token);
  const tickets = createTickets({ role: 'page', token: start.token }, () => performance.now());
  shell.onTicket(tickets.admit);
  const hostStartId = newToken();
  const serveOn = (channel: Channel, admission: Pick<ServeOptions, 'authenticate' | 'redeem'>) =>
    serve(hostApi, till.handlers, channel, {
      ...admission,
      build,
      hostStartId,
      timers: systemTimers,
      logger,
      newId: newToken,
      onEnded: (session) => till.sessionEnded(session.id),
    });
  shell.onPort((port, role) =>
    serveOn(messagePortChannel(port), { authenticate: () => ({ role }) }),
  );
  const server = await startRpcServer({
    port: start.port,
    pageFolder: start.pageFolder,
    timers: systemTimers,
    onChannel: (channel) =>
      serveOn(channel, {
        authenticate,
        redeem(ticket) {
          const window = tickets.redeem(ticket);
          return window.ok ? window : till.displayDoor.redeem(ticket);
        },
      }),
  });
  if (!server.ok) {
    await till.close();
    throw new FailureError(server.error);
  }
  till.tablets.serve({ pageFolder: start.pageFolder, serveOn });
  const { port } = server.value;
  writeHostAddress(start.dataFolder, {
    url: `http://127.0.0.1:${port}`,
    token: scriptToken,
    pid: process.pid,
    build,
  });
  shell.onStop(() => {
    void stop();
  });
  shell.onEnrol((pairing) => {
    enrolUntilAnswered({
      enrol: () => till.enrol(pairing),
      timers: systemTimers,
      // The shell tries again when its platform, or this host, starts the next time.
      onFailed: ({ code }) => logger.warn({ code }, 'the shell could not enrol it'),
    });
  });
  shell.onPlatformSwitch(till.platformSwitched);
  shell.reportReady(port);
  if (till.demoTill !== null) shell.reportDemoTill(till.demoTill);

  async function stop(): Promise<void> {
    // The shell kills what takes longer; without one nobody would, and the next start waits for the folder.
    systemTimers.after(stopTimeoutMs, () => {
      logger.error({}, 'the host was ended before all of it had stopped');
      process.exit(1);
    });
    removeHostAddress(start.dataFolder);
    if (server.ok) await server.value.close();
    await till.close();
    if (claimed.ok) claimed.value.release();
    process.exit(0);
  }
}

/**
 * Tests, which start tills by the hundred, ask for a shop of a few items by `COMPTOIR_DEMO=small`;
 * `staged` is the same shop with the stage of the demo bar around it.
 */
function demoKind(): 'small' | 'staged' | 'full' {
  const asked = process.env.COMPTOIR_DEMO;
  return asked === 'small' || asked === 'staged' ? asked : 'full';
}

/** Why the host can't start, in the operator's words. */
function failureOf(error: unknown): Failure {
  const known = tillFailure(error);
  if (known instanceof FailureError) return known.failure;
  return fileFailure(error, dataFolder) ?? fail('INTERNAL', { reference: 'start' });
}
