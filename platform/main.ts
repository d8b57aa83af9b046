// Entry of the central platform; bundled to dist/platform/main.mjs, started by `npm run platform`.
import { once } from 'node:events';
import { pino } from 'pino';
import { type Failure, failureText } from '../contract/failure/failure.ts';
import { systemLanguage } from '../contract/rpc/machine-defaults.ts';
import { eraseByCommand, exportByCommand, inactiveByCommand } from './command-line/customers.ts';
import { explainOrder } from './command-line/explain-order.ts';
import { exportMaster } from './command-line/export-master.ts';
import { importItems } from './command-line/import-items.ts';
import { importMaster } from './command-line/import-master.ts';
import { liabilities } from './command-line/liabilities.ts';
import { addApiClient, pair, revoke, revokeApiClient } from './command-line/operate.ts';
import { quarantine, reapply } from './command-line/quarantine.ts';
import { report } from './command-line/report.ts';
import { openPlatform } from './open-platform.ts';
import { type PlatformOptions, platformCommand, usage } from './platform-options.ts';
import { readableExport } from './privacy/readable-export.ts';
import { liabilitiesCsv } from './stored-value/liabilities.ts';

// The embedded database is for its owner only, wherever it lies.
process.umask(0o077);

const logger = pino({ base: null, level: 'info' }, pino.destination({ dest: 2, sync: true }));
const language = systemLanguage(process.env, Intl.DateTimeFormat().resolvedOptions().locale);

await main();

async function main(): Promise<void> {
  const command = platformCommand(process.argv.slice(2), process.env);
  if (!command.ok) {
    process.stderr.write(`${command.error}\n\n${usage}\n`);
    process.exit(2);
  }
  const { value } = command;
  switch (value.kind) {
    case 'run':
      return await run(value.options);
    case 'pair': {
      const paired = await pair(value.options, value);
      if (!paired.ok) return refused(paired.error);
      process.stdout.write(`${paired.value.code}\n`);
      process.stderr.write(
        `${paired.value.tillId}, ${new Date(paired.value.expiresAtMs).toISOString()}\n`,
      );
      return;
    }
    case 'import-items': {
      const imported = await importItems(value.options, value, language);
      if (!imported.ok) return refused(imported.error);
      process.stdout.write(`${JSON.stringify(imported.value)}\n`);
      return;
    }
    case 'import': {
      const imported = await importMaster(value.options, { ...value, kind: value.table }, language);
      if (!imported.ok) return refused(imported.error);
      process.stdout.write(`${JSON.stringify(imported.value)}\n`);
      return;
    }
    case 'export': {
      // Who reads it has seen enough (`| head`).
      process.stdout.once('error', () => process.exit(0));
      const exported = await exportMaster(value.options, value.table, toStdout);
      if (!exported.ok) return refused(exported.error);
      process.stderr.write(`${exported.value.lines}\n`);
      return;
    }
    case 'revoke': {
      const revoked = await revoke(value.options, value.tillId);
      return revoked.ok ? undefined : refused(revoked.error);
    }
    case 'add-client': {
      const added = await addApiClient(value.options, value);
      if (!added.ok) return refused(added.error);
      process.stdout.write(`${JSON.stringify(added.value)}\n`);
      return;
    }
    case 'revoke-client': {
      const revoked = await revokeApiClient(value.options, value.clientId);
      return revoked.ok ? undefined : refused(revoked.error);
    }
    case 'report': {
      const told = await report(value.options, value);
      if (!told.ok) return refused(told.error);
      process.stdout.write(`${JSON.stringify(told.value)}\n`);
      return;
    }
    case 'liabilities': {
      const told = await liabilities(value.options, value.businessDay);
      if (!told.ok) return refused(told.error);
      process.stdout.write(
        value.isCsv ? liabilitiesCsv(told.value) : `${JSON.stringify(told.value)}\n`,
      );
      return;
    }
    case 'explain-order': {
      const told = await explainOrder(value.options, value.order);
      if (!told.ok) return refused(told.error);
      for (const decision of told.value.decisions)
        process.stdout.write(`${JSON.stringify(decision)}\n`);
      return;
    }
    case 'erase-customer': {
      const erased = await eraseByCommand(value.options, value.customerId);
      if (!erased.ok) return refused(erased.error);
      process.stdout.write(`${JSON.stringify(erased.value)}\n`);
      return;
    }
    case 'export-customer': {
      const exported = await exportByCommand(value.options, value.customerId);
      if (!exported.ok) return refused(exported.error);
      const { isReadable } = value;
      const text = isReadable
        ? readableExport(exported.value, language)
        : JSON.stringify(exported.value);
      process.stdout.write(`${text}\n`);
      return;
    }
    case 'inactive-customers': {
      const listed = await inactiveByCommand(value.options, value.erases);
      if (!listed.ok) return refused(listed.error);
      process.stdout.write(`${JSON.stringify(listed.value)}\n`);
      return;
    }
    case 'quarantine': {
      const aside = await quarantine(value.options);
      if (!aside.ok) return refused(aside.error);
      const { count, entries } = aside.value;
      for (const { sinceMs, ...entry } of entries) {
        const since = new Date(sinceMs).toISOString();
        process.stdout.write(`${JSON.stringify({ ...entry, since })}\n`);
      }
      process.stderr.write(`${entries.length} / ${count}\n`);
      return;
    }
    case 'reapply': {
      const tried = await reapply(value.options, value.journalId);
      if (!tried.ok) return refused(tried.error);
      process.stdout.write(`${JSON.stringify(tried.value)}\n`);
      return;
    }
  }
}

async function run(options: PlatformOptions): Promise<void> {
  if (options.isQuiet) logger.level = 'warn';
  const { promise: stop, resolve } = Promise.withResolvers<void>();
  // `disconnect`: the program that started it is gone, or ends it where there are no signals (Windows).
  for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(end, () => resolve());
  const platform = await openPlatform(options, logger);
  if (!platform.ok) {
    refused(platform.error);
    process.exit();
  }
  process.stdout.write(`Platform ready: ${platform.value.url}\n`);
  await stop;
  await platform.value.close();
  process.exit(0);
}

/** A pipe takes it at its own pace. */
async function toStdout(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function refused(failed: Failure): void {
  process.stderr.write(`${failureText(failed, language)} (${failed.code})\n`);
  process.exitCode = 1;
}
