// Somebody is erased while a till that knows them is away with entries of theirs: what goes over the wire then, in
// which order, and what is left of them in any file.
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openKeyStore } from '../../host/keys/open-key-store.ts';
import { openSql } from '../../host/store/driver.ts';
import { addressFile, openDatabase } from '../../platform/open-database.ts';
import { openZip, readFile } from '../../verifier/read-zip.ts';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { runTill, verified } from '../support/run-till.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { lastingClient, newCommandId } from '../support/till-client.ts';
import { until } from '../support/until.ts';

/** Nothing else in shop or demo is called so. */
const planted = {
  firstName: 'Zéphyrine',
  lastName: 'Quatrevaux-Probe',
  phone: '06 39 98 76 54',
  email: 'zephyrine.probe@example.fr',
  street: '77 impasse du Canari',
  city: 'Villeprobe',
  cardNumber: 'CARTE9977553311',
  label: 'Mme Quatrevaux-Probe, 15 h',
};
const traces = [
  ...['phyrine', 'Quatrevaux', '639987654', 'zephyrine.probe'],
  ...['impasse du Canari', 'Villeprobe', 'CARTE9977553311'],
];
const seat = 'script-network';
const patientMs = 240_000;

let platform: RunningPlatform;
let till: NetworkTill;
let line: Awaited<ReturnType<typeof startRecordedLine>>;
let customerId = '';

beforeAll(async () => {
  line = await startRecordedLine();
  platform = await startPlatform({ demo: 'small', origin: line.url });
  line.leadTo(platform.url);
  till = await startNetworkTill();
  await till.enrol({ pair: platform.pair, url: line.url }, 'LYO1', '2');
  await until(till.isDrained);
}, patientMs);
afterAll(async () => {
  await till?.running.stop();
  await platform?.stop();
  await line?.stop();
});

const act = () => ({ commandId: newCommandId(), seat });

/** All that a till does with somebody: enrols them, sells and sends to them, quotes, puts a basket aside. */
async function serve({ isNew }: { isNew: boolean }): Promise<void> {
  const client = lastingClient(till.running.folder);
  const answered = async <T>(
    asked: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
  ) => {
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const { firstName, lastName, phone, email, street, city, cardNumber } = planted;
  if (isNew)
    ({ customerId } = await answered(
      client.call('enrolCustomer', {
        ...act(),
        customer: {
          ...{ firstName, lastName, phone, email, postcode: '69009', city, cardNumber },
          ...{ language: 'fr', birthMonth: null },
        },
        ...{ consents: [{ purpose: 'email', isGiven: true }], isSomebodyElse: false },
      }),
    ));
  const address = { street, postcode: '69009', city };
  const name = () => answered(client.call('setCustomer', { ...act(), customerId, address }));
  const pay = (basketVersion: number) =>
    answered(
      client.call('tender', {
        ...{ ...act(), type: 'cash', tenderedMinor: 50_000, reference: '', basketVersion },
      }),
    );
  await answered(client.call('addItem', { ...act(), sku: 'ML016-1' }));
  await pay((await name()).version);
  const sent = await answered(client.call('addItem', { ...act(), sku: 'ML016-1' }));
  await answered(
    client.call('markLine', { ...act(), lineNumber: sent.lineNumber, fulfilment: 'ship' }),
  );
  await pay((await name()).version);
  await answered(client.call('addItem', { ...act(), sku: 'ML016-1' }));
  const { version: basketVersion } = await name();
  await answered(client.call('makeQuote', { ...act(), basketVersion, months: 1 }));
  await answered(client.call('addItem', { ...act(), sku: 'ML016-1' }));
  await name();
  await answered(client.call('suspend', { ...act(), label: planted.label }));
  await answered(client.call('addItem', { ...act(), sku: 'ML016-1' }));
  await name();
  client.close();
}

test(
  'what is planted is found on the wire, in the till and at the platform: this test can fail',
  async () => {
    await serve({ isNew: true });
    await until(till.isDrained);
    const wire = line.recorded().map(textOf).join('\n');
    expect(tracesIn(wire)).toEqual(traces);
    expect(tracesIn(JSON.stringify(await askPlatform('/v1/customers/export')))).toEqual(traces);
    await till.stop();
    expect(tracesIn(await plainTill())).toEqual(traces);
    await till.startAgain();
  },
  patientMs,
);

test(
  'a till that was away hears of it before it sends or gets anything else, and its entries go up without them',
  async () => {
    line.cut();
    await until(() => till.sync().mode === 'offline');
    const client = lastingClient(till.running.folder);
    // The basket of before is still open.
    await client.call('abandon', { ...act(), reasonCode: 'customer-left' });
    client.close();
    await serve({ isNew: false });
    const waiting = till.sync().waiting;
    expect(waiting).toBeGreaterThan(3);
    const erased = await askPlatform('/v1/customers/erase');
    expect(erased).toMatchObject({ tills: { confirmed: 0, waiting: [{ tillNumber: '2' }] } });
    const before = line.recorded().length;
    line.mend();
    await till.retry();
    await until(till.isDrained);

    const since = line.recorded().slice(before);
    const isAboutTokens = ({ path }: Recorded) => path === '/v1/tokens';
    expect(since.find((each) => !isAboutTokens(each))?.path).toBe('/v1/erasures');
    const firstPush = since.findIndex(({ path }) => path.endsWith('/entries'));
    const told = since.findIndex(({ answer }) => answer.includes(customerId));
    expect(told).toBeLessThan(firstPush);
    expect(since[told]?.path).toBe('/v1/erasures');
    // Nothing that the till sent names them, and nothing that came back.
    expect(tracesIn(since.map(textOf).join('\n'))).toEqual([]);
    const entries = since
      .filter(({ path }) => path.endsWith('/entries'))
      .flatMap(({ body }) => pushed.parse(JSON.parse(body)).entries);
    expect(entries.length).toBeGreaterThanOrEqual(waiting);
    expect(entries.some(({ text }) => text.includes('"personal-erased"'))).toBe(true);
    expect(entries.filter(({ personal }) => personal?.reference === customerId)).toEqual([]);
    expect(await askPlatform('/v1/customers/erase')).toMatchObject({
      ...{ partsErased: 0, wasKnown: false },
      tills: { confirmed: 1, waiting: [] },
    });
  },
  patientMs,
);

test(
  'then no file, log, archive or database has a trace of them, and the journal verifies',
  async () => {
    const { folder } = till.running;
    const archive = join(folder, 'archive-of-the-test.zip');
    const written = await runTill(folder, 'archive', '--out', archive, '--personal');
    expect([written.code, written.errors]).toMatchObject([0, expect.anything()]);
    expect(await verified(folder)).toMatchObject({ ok: true });
    await till.stop();
    await platform.stop();
    expect(tracesIn(await plainTill())).toEqual([]);
    expect(tracesIn(await platformDump())).toEqual([]);
    expect(tracesIn(await unpacked(archive))).toEqual([]);
    for (const file of [...filesOf(folder), ...filesOf(join(platform.folder, 'snapshots'))])
      expect([file, tracesIn(readFileSync(file, 'latin1'))]).toEqual([file, []]);
    expect(tracesIn(till.running.errors())).toEqual([]);
  },
  patientMs,
);

/** Traces are of ASCII alone, so that bytes can be searched as they are; an index has them in small letters. */
function tracesIn(text: string): string[] {
  const small = text.toLowerCase();
  return traces.filter((trace) => small.includes(trace.toLowerCase()));
}

/** As whoever runs the platform asks it, with the secret that lies in its folder. */
async function askPlatform(path: string): Promise<unknown> {
  const { secret } = z
    .looseObject({ secret: z.string() })
    .parse(JSON.parse(readFileSync(addressFile(platform.folder), 'utf8')));
  const answer = await fetch(new URL(path, platform.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ customerId }),
  });
  return await answer.json();
}

/** Every byte of the stopped till's file, decrypted: also of pages that are free, and of its log. */
async function plainTill(): Promise<string> {
  const { folder } = till.running;
  const keys = await openKeyStore({ folder, tillExists: true, wrap: null });
  if (!keys.ok) throw new Error(keys.error.code);
  const copy = join(temporaryFolder(), 'till.db');
  for (const end of ['', '-wal'])
    if (existsSync(join(folder, `till.db${end}`)))
      copyFileSync(join(folder, `till.db${end}`), `${copy}${end}`);
  const sql = openSql(copy, { key: keys.value.databaseKey() });
  sql.pragma('wal_checkpoint(TRUNCATE)');
  sql.pragma('journal_mode=DELETE');
  sql.pragma("rekey=''");
  sql.close();
  const text = readFileSync(copy, 'latin1');
  expect(text.startsWith('SQLite format 3')).toBe(true);
  return text;
}

async function unpacked(archive: string): Promise<string> {
  const { zip, entries } = await openZip(archive);
  let text = '';
  for (const entry of entries)
    await readFile(zip, entry, (chunk) => {
      text += chunk.toString('latin1');
    });
  zip.close();
  expect(text).toContain('personal-erased');
  return text;
}

/** Every row of every table. */
async function platformDump(): Promise<string> {
  const opened = await openDatabase({ databaseUrl: null, folder: platform.folder });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const tables = await database.query(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  let text = '';
  for (const { name } of tables)
    text += JSON.stringify(await database.query(`select to_jsonb(t) as row from "${name}" t`));
  await database.close();
  expect(text).toContain('personal-erased');
  return text;
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

interface Recorded {
  path: string;
  body: string;
  answer: string;
}
const textOf = ({ body, answer }: Recorded): string => `${body}\n${answer}`;

/** A line between till and platform that keeps what went over it, and can be cut. */
async function startRecordedLine() {
  const recorded: Recorded[] = [];
  let target = '';
  let isCut = false;
  const server = createServer(async (request, response) => {
    if (isCut) return void response.destroy();
    const body = await textIn(request);
    const one: Recorded = { path: request.url ?? '', body, answer: '' };
    recorded.push(one);
    const onwards = ask(
      new URL(one.path, target),
      { method: request.method, headers: { ...request.headers, 'accept-encoding': 'identity' } },
      async (answer) => {
        const bytes = await bytesIn(answer);
        one.answer = bytes.toString('utf8');
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.end(bytes);
      },
    );
    onwards.on('error', () => response.destroy());
    response.on('close', () => onwards.destroy());
    onwards.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    recorded: () => recorded,
    leadTo(url: string) {
      target = url;
    },
    cut() {
      isCut = true;
      server.closeAllConnections();
    },
    mend() {
      isCut = false;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bytesIn(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts);
}
const textIn = async (stream: AsyncIterable<unknown>) => (await bytesIn(stream)).toString('utf8');

const pushed = z.object({
  entries: z.array(
    z.looseObject({
      text: z.string(),
      personal: z.looseObject({ reference: z.string() }).nullable(),
    }),
  ),
});
