import { rmSync } from 'node:fs';
import { maximumEntries, type PushedEntry } from '../../../contract/platform/push-entries.ts';
import { newSigner, sale, sealAll, testContext, tillIdentity } from '../../support/journal-kit.ts';
import { findPostgres } from '../../support/platform/find-postgres.ts';
import {
  codeOf,
  type TestTill,
  testTill,
  throughOf,
} from '../../support/platform/platform-till.ts';
import { startPostgres } from '../../support/platform/postgres-server.ts';
import { pushed } from '../../support/platform/push-kit.ts';
import { type RunningPlatform, startPlatform } from '../../support/start-platform.ts';
import { cpuSeconds } from '../cpu-time.ts';
import type { Bench } from '../group.ts';
import { above, record } from '../row.ts';

/** Of the demo retailer: all that one of its stores has. */
const storeId = 'LYO1';
const tillNumbers = ['1', '2', '3'];
/** Sales of three lines, 4.1 kB, for each till and measure. */
const entriesEach = 2_000;
/** One a request; a till may come sixty times at once. */
const singlesEach = 40;

/**
 * What the platform takes in over its real HTTP door, as a process of its own: tokens and proofs,
 * parsing, checks, storing, applying, durable. Several tills at once, as after an outage.
 */
export async function doorRows(bench: Bench): Promise<void> {
  if (bench.databases.includes('PGlite')) {
    const embedded = await startPlatform();
    await throughTheDoor(bench, 'PGlite', embedded, [embedded.pid]);
    await embedded.stop();
    rmSync(embedded.folder, { recursive: true, force: true });
  }

  if (!bench.databases.includes('PostgreSQL')) return;
  if (findPostgres() === null) {
    bench.byDatabase.notes.push('PostgreSQL: skipped, there is none on this machine');
    return;
  }
  const server = await startPostgres({ durable: true });
  const platform = await startPlatform({ databaseUrl: await server.newDatabase() });
  await throughTheDoor(bench, 'PostgreSQL', platform, [platform.pid, server.pid]);
  await platform.stop();
  rmSync(platform.folder, { recursive: true, force: true });
  server.stop();
}

async function throughTheDoor(
  bench: Bench,
  column: string,
  platform: RunningPlatform,
  processes: readonly number[],
): Promise<void> {
  bench.note(`${column}: enrolling and sealing …`);
  const tills = await Promise.all(
    tillNumbers.map(async (number) => {
      const till = testTill(platform.url);
      await till.join(await platform.pair(storeId, number));
      return till;
    }),
  );
  // The first pushes of a process pay for what is compiled and planned once.
  await sendAll(tills, 'warm-up', { each: 500, atOnce: maximumEntries }, processes);
  const all = { each: entriesEach, atOnce: maximumEntries };
  const together = await sendAll(tills, 'together', all, processes);
  await sendAll(tills, 'warm-single', { each: 15, atOnce: 1 }, processes);
  const single = await sendAll(tills, 'single', { each: singlesEach, atOnce: 1 }, processes);
  record(bench.byDatabase, column, {
    what: 'entries accepted over HTTP, three tills at once in pushes of 500',
    unit: 'entries/s',
    value: together.perSecond,
    target: above(5_000),
    yardsticks: [{ what: 'one entry a request, three tills at once', value: single.perSecond }],
  });
  record(bench.byDatabase, column, {
    what: 'CPU time of it an entry, platform and database together',
    unit: 'µs',
    value: together.cpuMicroseconds,
    yardsticks: [{ what: 'one entry a request', value: single.cpuMicroseconds }],
  });
  // The embedded database has one thread, in the platform's own process.
  if (processes.length === 1) return;
  record(bench.byDatabase, column, {
    what: 'of it, the database server',
    unit: 'µs',
    value: together.databaseMicroseconds,
    yardsticks: [{ what: 'one entry a request', value: single.databaseMicroseconds }],
  });
  record(bench.byDatabase, column, {
    what: 'entries/s that this CPU time allows on two cores of their own (reckoned)',
    unit: 'entries/s',
    value: 2_000_000 / together.cpuMicroseconds,
  });
}

interface Sent {
  perSecond: number;
  cpuMicroseconds: number;
  /** Of it, in a database server beside the platform. */
  databaseMicroseconds: number;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A journal of each till, sealed beforehand: that is the till's work. The platform's process comes first. */
async function sendAll(
  tills: readonly TestTill[],
  name: string,
  { each, atOnce }: { each: number; atOnce: number },
  processes: readonly number[],
): Promise<Sent> {
  const work = tills.map((till, index) => ({ till, ...journalOf(`${name}-${index}`, each) }));
  const before = processes.map(cpuSeconds);
  const startedMs = performance.now();
  await Promise.all(
    work.map(async ({ till, journalId, entries }) => {
      for (let from = 0; from < entries.length; from += atOnce) {
        const answer = await till.push(journalId, entries.slice(from, from + atOnce));
        if (codeOf(answer) !== 'acknowledged' || throughOf(answer) < from + 1)
          throw new Error(`a push was not taken: ${JSON.stringify(answer)}`);
      }
    }),
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  const count = each * tills.length;
  const used = processes.map(
    (pid, n) => ((cpuSeconds(pid) - (before[n] ?? 0)) / count) * 1_000_000,
  );
  return {
    perSecond: count / seconds,
    cpuMicroseconds: sum(used),
    databaseMicroseconds: sum(used.slice(1)),
  };
}

function journalOf(name: string, count: number): { journalId: string; entries: PushedEntry[] } {
  const journalId = `bench-door-${name}-000000000001`;
  const signer = newSigner();
  const store = { ...tillIdentity.store, id: storeId };
  const context = testContext(signer, { identity: { ...tillIdentity, store } });
  const drafts = Array.from({ length: count - 1 }, (_, index) => sale(index, 3));
  return { journalId, entries: sealAll(drafts, signer, context, journalId).sealed.map(pushed) };
}
