import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { businessDay } from '../contract/entry/amounts.ts';
import { defaultDataFolder, type Environment } from '../contract/rpc/machine-defaults.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import type { DemoSize } from './demo/demo-size.ts';
import { type MasterKindName, masterKindNames } from './master-data/master-kind.ts';

export const usage = `npm run platform -- [command] [options]

  (no command)                    runs the platform
  pair --store ID --till NUMBER   prints a code that enrols a till, good for ten minutes
  revoke --till ID                turns a till away from its next request on
  add-client NAME --store ID      a key for a web shop or another system that sells in the name of
                                  that store, as JSON: told once; --network: it reads and hears of
                                  all orders
  revoke-client ID                turns it away from its next request on
  import-items FILE|-             items of a file for every till; --errors FILE: what was skipped
  import KIND FILE|-              a CSV file of master data; --dry-run changes nothing,
                                  --errors FILE: what was refused
  export KIND                     the same, written to stdout
      KIND: companies, stores, warehouses, suppliers, settings, items, price-lists, prices,
            promotions, operators (no PIN, no badge), customers, stock,
            targets
  report --store ID --day DAY     a business day (YYYY-MM-DD) of a store over its journals, as JSON;
                                  --week: its week from Monday up to that day
  liabilities --day DAY           what each company owes under its gift cards, credit notes and deposits
                                  at the end of a day, as JSON; --csv: as a table
  explain-order ID|NUMBER         why the lines of an order come from where they do, one decision a line
  customers erase ID              erases a person here and at every till, before it sends or shows
                                  anything; as JSON: which tills have not proved it yet
  customers export ID             everything known of a person, as JSON; --readable: to be read
  customers inactive              whose data is kept no longer, or will be so within 30 days, as JSON;
                                  --erase: those whose time is over go now, not with the nightly job
  quarantine                      lists entries that could not be applied, one a line
  reapply [--journal ID]          tries them again, of one journal or of all

  --data DIR        where the embedded database lies; without it comptoir-platform
                    beside the till's own folder
  --port N          without it 7400
  --host ADDRESS    without it 127.0.0.1. Any other needs TLS:
  --tls-cert FILE --tls-key FILE  PEM; or
  --behind-proxy    a proxy before it does TLS and says who asks (X-Forwarded-For)
  --origin URL      how tills reach it, when that is not where it listens; may be repeated
  --webhooks-here   webhooks may be told on this machine, to develop a shop on it
  --quiet           logs what goes wrong, not each request

  DATABASE_URL             a PostgreSQL server instead of the embedded database
  COMPTOIR_METRICS_TOKEN   what a reader of /metrics shows; needed beyond 127.0.0.1`;

const defaultPort = 7_400;

export interface PlatformOptions {
  folder: string;
  databaseUrl: string | null;
  host: string;
  port: number;
  /** Empty: where it listens. */
  origins: readonly string[];
  tls: { cert: Buffer; key: Buffer } | null;
  isBehindProxy: boolean;
  metricsToken: string;
  isQuiet: boolean;
  /** Whether webhooks may be told on this machine. */
  allowsLoopbackWebhooks: boolean;
  /** What an empty database is filled with. */
  demo: DemoSize;
}

export type PlatformCommand =
  | { kind: 'run'; options: PlatformOptions }
  | { kind: 'pair'; options: PlatformOptions; storeId: string; tillNumber: string }
  | { kind: 'revoke'; options: PlatformOptions; tillId: string }
  | {
      kind: 'add-client';
      options: PlatformOptions;
      name: string;
      storeId: string;
      isNetworkWide: boolean;
    }
  | { kind: 'revoke-client'; options: PlatformOptions; clientId: string }
  | { kind: 'import-items'; options: PlatformOptions; file: string; errorsFile: string | null }
  | {
      kind: 'import';
      options: PlatformOptions;
      table: MasterKindName;
      file: string;
      errorsFile: string | null;
      isTrial: boolean;
    }
  | { kind: 'export'; options: PlatformOptions; table: MasterKindName }
  | {
      kind: 'report';
      options: PlatformOptions;
      storeId: string;
      span: 'day' | 'week';
      businessDay: string;
    }
  | { kind: 'liabilities'; options: PlatformOptions; businessDay: string; isCsv: boolean }
  | { kind: 'explain-order'; options: PlatformOptions; order: string }
  | { kind: 'erase-customer'; options: PlatformOptions; customerId: string }
  | { kind: 'export-customer'; options: PlatformOptions; customerId: string; isReadable: boolean }
  | { kind: 'inactive-customers'; options: PlatformOptions; erases: boolean }
  | { kind: 'quarantine'; options: PlatformOptions }
  | { kind: 'reapply'; options: PlatformOptions; journalId: string | null };

/** What was asked, or what is wrong with it. */
export function platformCommand(
  args: readonly string[],
  environment: Environment,
): Result<PlatformCommand, string> {
  const read = readArguments(args);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [command, ...words] = positionals;
  const wordCount = wordsAfter[command ?? ''] ?? 0;
  if (words.length > wordCount)
    return refuse(`too many words: ${words.slice(wordCount).join(' ')}`);
  const options = readOptions(values, environment);
  if (!options.ok) return options;
  const { store, till } = values;
  switch (command) {
    case undefined:
      return ok({ kind: 'run', options: options.value });
    case 'pair':
      return store && till
        ? ok({ kind: 'pair', options: options.value, storeId: store, tillNumber: till })
        : refuse('pair needs --store and --till');
    case 'revoke':
      return till
        ? ok({ kind: 'revoke', options: options.value, tillId: till })
        : refuse('revoke needs --till');
    case 'add-client': {
      const [name] = words;
      return name && store
        ? ok({
            ...{ kind: 'add-client', options: options.value, name, storeId: store },
            isNetworkWide: values.network ?? false,
          })
        : refuse('add-client needs a NAME and --store');
    }
    case 'revoke-client': {
      const [clientId] = words;
      return clientId
        ? ok({ kind: 'revoke-client', options: options.value, clientId })
        : refuse('revoke-client needs an ID');
    }
    case 'import-items': {
      const { errors: errorsFile = null } = values;
      const [file] = words;
      if (!file) return refuse('import-items needs a FILE');
      if (errorsFile !== null && resolve(errorsFile) === resolve(file))
        return refuse(`--errors ${errorsFile}`);
      return ok({ kind: 'import-items', options: options.value, file, errorsFile });
    }
    case 'import': {
      const { errors: errorsFile = null, 'dry-run': isTrial = false } = values;
      const [, file] = words;
      const table = masterKindNames.find((name) => name === words[0]);
      if (table === undefined || !file)
        return refuse(`import needs a KIND (${masterKindNames.join(', ')}) and a FILE`);
      if (errorsFile !== null && resolve(errorsFile) === resolve(file))
        return refuse(`--errors ${errorsFile}`);
      return ok({ kind: 'import', options: options.value, table, file, errorsFile, isTrial });
    }
    case 'export': {
      const table = masterKindNames.find((name) => name === words[0]);
      if (table === undefined) return refuse(`export needs a KIND: ${masterKindNames.join(', ')}`);
      return ok({ kind: 'export', options: options.value, table });
    }
    case 'report': {
      const day = businessDay.safeParse(values.day);
      if (!store || !day.success) return refuse('report needs --store and --day YYYY-MM-DD');
      const span = values.week ? 'week' : 'day';
      return ok({
        ...{ kind: 'report', options: options.value, storeId: store, span },
        businessDay: day.data,
      });
    }
    case 'liabilities': {
      const day = businessDay.safeParse(values.day);
      if (!day.success) return refuse('liabilities needs --day YYYY-MM-DD');
      const { csv: isCsv = false } = values;
      return ok({ kind: 'liabilities', options: options.value, businessDay: day.data, isCsv });
    }
    case 'explain-order': {
      const [order] = words;
      if (!order) return refuse('explain-order needs the id or number of an order');
      return ok({ kind: 'explain-order', options: options.value, order });
    }
    case 'customers':
      return customersCommand(words, values, options.value);
    case 'quarantine':
      return ok({ kind: 'quarantine', options: options.value });
    case 'reapply':
      return ok({ kind: 'reapply', options: options.value, journalId: values.journal ?? null });
    default:
      return refuse(`unknown command ${command}`);
  }
}

function customersCommand(
  [act, customerId]: readonly string[],
  values: Values,
  options: PlatformOptions,
): Result<PlatformCommand, string> {
  const { erase: erases = false, readable: isReadable = false } = values;
  if (act === 'inactive' && customerId === undefined)
    return ok({ kind: 'inactive-customers', options, erases });
  if (act === 'erase' && customerId) return ok({ kind: 'erase-customer', options, customerId });
  if (act === 'export' && customerId)
    return ok({ kind: 'export-customer', options, customerId, isReadable });
  return refuse('customers needs erase ID, export ID or inactive');
}

/** Words that a command has after its name, at most. */
const wordsAfter: Readonly<Record<string, number>> = {
  ...{ 'add-client': 1, 'revoke-client': 1 },
  ...{ 'import-items': 1, import: 2, export: 1, customers: 2 },
};

type Values = Extract<ReturnType<typeof readArguments>, { ok: true }>['value']['values'];

function readOptions(values: Values, environment: Environment): Result<PlatformOptions, string> {
  const { data, port = String(defaultPort), host = '127.0.0.1', origin = [] } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refuse(`--port ${port}`);
  const wrongOrigin = origin.find((url) => !URL.canParse(url) || new URL(url).origin !== url);
  if (wrongOrigin !== undefined) return refuse(`--origin ${wrongOrigin}`);
  const tls = readTls(values);
  if (!tls.ok) return tls;
  const isBehindProxy = values['behind-proxy'] ?? false;
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  if (!isLoopback && !tls.value && !isBehindProxy)
    return refuse(`--host ${host} needs --tls-cert and --tls-key, or --behind-proxy`);
  const metricsToken = environment.COMPTOIR_METRICS_TOKEN ?? '';
  if ((!isLoopback || isBehindProxy) && metricsToken === '')
    return refuse('beyond 127.0.0.1, COMPTOIR_METRICS_TOKEN must be set');
  const home = { platform: process.platform, home: homedir() };
  return ok({
    folder: resolve(data ?? `${defaultDataFolder(environment, home)}-platform`),
    databaseUrl: environment.DATABASE_URL || null,
    host,
    port: Number(port),
    origins: origin,
    tls: tls.value,
    isBehindProxy,
    metricsToken,
    isQuiet: values.quiet ?? false,
    allowsLoopbackWebhooks: values['webhooks-here'] ?? false,
    // As a till's own (host/main.ts): tests start many.
    demo: ['small', 'staged'].includes(environment.COMPTOIR_DEMO ?? '') ? 'small' : 'full',
  });
}

function readTls(values: Values): Result<PlatformOptions['tls'], string> {
  const { 'tls-cert': cert, 'tls-key': key } = values;
  if (cert === undefined && key === undefined) return ok(null);
  if (cert === undefined || key === undefined)
    return refuse('--tls-cert and --tls-key go together');
  try {
    return ok({ cert: readFileSync(cert), key: readFileSync(key) });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'the TLS files can’t be read');
  }
}

function readArguments(args: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...args],
        options: {
          data: { type: 'string' },
          port: { type: 'string' },
          host: { type: 'string' },
          origin: { type: 'string', multiple: true },
          'tls-cert': { type: 'string' },
          'tls-key': { type: 'string' },
          'behind-proxy': { type: 'boolean' },
          quiet: { type: 'boolean' },
          'webhooks-here': { type: 'boolean' },
          network: { type: 'boolean' },
          errors: { type: 'string' },
          'dry-run': { type: 'boolean' },
          store: { type: 'string' },
          till: { type: 'string' },
          journal: { type: 'string' },
          day: { type: 'string' },
          week: { type: 'boolean' },
          erase: { type: 'boolean' },
          readable: { type: 'boolean' },
          csv: { type: 'boolean' },
        },
        strict: true,
        allowPositionals: true,
      }),
    );
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'arguments');
  }
}
