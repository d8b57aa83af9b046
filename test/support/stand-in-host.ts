// A host without a till, for the tests of shells: claims the folder, serves the page and one call,
// and misbehaves as `<data folder>/behave.json` says. Composed like host/main.ts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ApiShape } from '../../contract/rpc/api-shape.ts';
import { build } from '../../contract/rpc/build.ts';
import { serve } from '../../contract/rpc/server.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { ok } from '../../domain/result.ts';
import { claimDataFolder } from '../../host/data-folder/claim-data-folder.ts';
import { shellLink } from '../../host/rpc/shell-link.ts';
import { createTickets } from '../../host/rpc/tickets.ts';
import { tokenRoles } from '../../host/rpc/tokens.ts';
import { startRpcServer } from '../../host/rpc/web-socket-server.ts';

export const standInApi = {
  calls: {
    whoAreYou: {
      input: z.strictObject({}),
      output: z.strictObject({ pid: z.int() }),
      roles: ['page'],
      timeoutMs: 10_000,
    },
  },
  views: {},
} as const satisfies ApiShape;

const behaviour = z.strictObject({
  diesAtStart: z.boolean().default(false),
  ignoresStop: z.boolean().default(false),
});

async function main(): Promise<void> {
  const shell = shellLink();
  const start = await shell.start;
  const claim = claimDataFolder(start.dataFolder, { waitMs: 0 });
  if (!claim.ok) {
    await shell.reportFailed(claim.error);
    process.exit(1);
  }
  writeFileSync(join(start.dataFolder, 'stand-in.pid'), String(process.pid));
  const file = join(start.dataFolder, 'behave.json');
  const { diesAtStart, ignoresStop } = behaviour.parse(
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {},
  );
  if (diesAtStart) process.exit(7);

  const tickets = createTickets({ role: 'page', token: start.token }, () => performance.now());
  shell.onTicket(tickets.admit);
  const server = await startRpcServer({
    port: start.port,
    pageFolder: start.pageFolder,
    timers: systemTimers,
    onChannel: (channel) =>
      serve(
        standInApi,
        { calls: { whoAreYou: () => ok({ pid: process.pid }) }, views: {} },
        channel,
        {
          authenticate: tokenRoles(new Map([[start.token, 'page']])),
          redeem: tickets.redeem,
          build,
          hostStartId: String(process.pid),
          newId: () => crypto.randomUUID(),
          timers: systemTimers,
          logger: {
            error: (facts, message) =>
              process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
          },
        },
      ),
  });
  if (!server.ok) {
    await shell.reportFailed(server.error);
    process.exit(1);
  }
  shell.onStop(() => {
    if (ignoresStop && process.connected) return;
    void server.value.close().then(() => {
      writeFileSync(join(start.dataFolder, 'stopped-cleanly'), '');
      process.exit(0);
    });
  });
  shell.reportReady(server.value.port);
}

// Started as a program, not read for its API.
if (process.send !== undefined && process.argv[1] === import.meta.filename) await main();
