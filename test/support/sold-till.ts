import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Failure, failureText } from '../../contract/failure/failure.ts';
import { type OpenTill, startedTill } from './open-till.ts';
import { readJournal, signedOf, transactionsOf, verifyAll } from './read-journal.ts';
import { startTill, temporaryFolder } from './start-till.ts';
import { lastingClient, newCommandId } from './till-client.ts';

const kiosk = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'kiosk.mjs');

/** A start that is expected to fail gets so long to say so. */
const failTimeoutMs = 40_000;

/** Runs the shell on a folder where it can't start; resolves when it has ended. */
export function startInVain(
  folder: string,
  language: 'fr' | 'en',
): Promise<{ code: number | null; errors: string }> {
  const args = [
    '--data',
    folder,
    '--port',
    '0',
    '--no-window',
    '--no-platform',
    '--language',
    language,
  ];
  const shell = spawn(process.execPath, [kiosk, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise, resolve, reject } = Promise.withResolvers<{
    code: number | null;
    errors: string;
  }>();
  let errors = '';
  shell.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const end = (problem: string) => {
    shell.kill('SIGKILL');
    reject(new Error(`${problem}; stderr:\n${errors}`));
  };
  shell.stdout.setEncoding('utf8').on('data', (text: string) => end(`it started: ${text}`));
  const timer = setTimeout(() => end(`still running after ${failTimeoutMs} ms`), failTimeoutMs);
  shell.once('close', (code) => {
    clearTimeout(timer);
    resolve({ code, errors });
  });
  return promise;
}

/** What the shell prints for a failure. */
export function spoken(failed: Failure, language: 'fr' | 'en'): string {
  return `${failureText(failed, language)} [${failed.code}]`;
}

/** What a till was told is stored: every sale it acknowledged, and its open and suspended baskets. */
export interface Acknowledged {
  sales: { basketId: string; sequence: number; totalMinor: number }[];
  openVersion: number;
  suspendedId: string;
}

/** A stopped till with sales, an open and a suspended basket: copied for every test that harms one. */
export async function soldTill(): Promise<{ folder: string; acknowledged: Acknowledged }> {
  const till = await startTill();
  const client = lastingClient(till.folder);
  const sales: Acknowledged['sales'] = [];
  for (let sale = 1; sale <= 5; sale += 1) sales.push(await sellOne(client));
  await scanOne(client, 'waiting');
  const put = await client.call('suspend', {
    commandId: newCommandId(),
    seat: 'waiting',
    label: 'x',
  });
  const openVersion = await scanOne(client, 'till');
  client.close();
  await till.stop();
  const suspendedId = put.ok ? put.value.basketId : '';
  return { folder: till.folder, acknowledged: { sales, openVersion, suspendedId } };
}

export function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** The till starts, every acknowledged thing is there, and the journal is sound. */
export async function expectWhole(
  folder: string,
  acknowledged: Acknowledged,
  open: (folder: string) => Promise<OpenTill> = startedTill,
): Promise<string[]> {
  const problems: string[] = [];
  const till = await open(folder);
  const { client } = till;
  const entries = await readJournal(client);
  if (entries.some(({ sequence }, index) => sequence !== index + 1)) problems.push('a gap');
  const sold = transactionsOf(entries);
  for (const { basketId, sequence, totalMinor } of acknowledged.sales) {
    const found = sold.filter(({ transaction }) => transaction.basketId === basketId);
    const isThere =
      found.length === 1 &&
      found[0]?.entry.sequence === sequence &&
      found[0].transaction.totals.grossMinor === totalMinor;
    if (!isThere) problems.push(`sale ${sequence} is not there as it was`);
  }
  const totals = entries.map(signedOf).at(-1)?.totals.salesMinor;
  const soldMinor = sold.reduce((sum, sale) => sum + sale.transaction.totals.grossMinor, 0);
  if (totals !== soldMinor) problems.push(`totals ${totals}, sold ${soldMinor}`);
  const { problem } = await verifyAll(client);
  if (problem) problems.push(`verify: ${JSON.stringify(problem)}`);
  if ((await scanOne(client, 'till')) !== acknowledged.openVersion + 1)
    problems.push('the open basket is not back');
  const { basketId } = await resume(client, acknowledged.suspendedId);
  if (basketId !== acknowledged.suspendedId) problems.push('the suspended basket is not back');
  await sellOne(client, 'another');
  if (!(await till.close())) problems.push('it did not stop cleanly');
  return problems;
}

async function resume(client: OpenTill['client'], basketId: string): Promise<{ basketId: string }> {
  const back = await client.call('resume', {
    commandId: newCommandId(),
    seat: 'waiting',
    basketId,
  });
  return back.ok ? back.value : { basketId: back.error.code };
}

/** Version of the seat's basket after one scan of a demo item. */
export async function scanOne(client: OpenTill['client'], seat: string): Promise<number> {
  const scanned = await client.call('scan', {
    commandId: newCommandId(),
    seat,
    code: '3760123450157',
    entered: 'scanned',
  });
  if (!scanned.ok) throw new Error(scanned.error.code);
  return scanned.value.version;
}

export async function sellOne(client: OpenTill['client'], seat = 'selling') {
  const basketVersion = await scanOne(client, seat);
  const paid = await client.call('tender', {
    commandId: newCommandId(),
    seat,
    type: 'cash',
    tenderedMinor: 1_000,
    reference: '',
    basketVersion,
  });
  if (!paid.ok || !paid.value.paid) throw new Error(`not paid: ${JSON.stringify(paid)}`);
  const { sequence, totalMinor } = paid.value.paid;
  return { basketId: paid.value.basketId, sequence, totalMinor };
}

/** Every file of a folder with the hash of what it holds: nothing was overwritten if it is equal. */
export function fingerprint(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      relative(folder, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
