import { afterAll, beforeAll, expect, it } from 'vitest';
import { readJournal, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient, newCommandId } from '../support/till-client.ts';

// Whole in CI, shorter when a person waits for it.
const kills = process.env.CI ? 100 : 12;
/** The host dies this long after its sales began, anywhere in scan, tender, commit or start. */
const longestLifeMs = 1_500;
const seat = 'kill-test';

let till: RunningTill;
let client: LastingClient;

beforeAll(async () => {
  till = await startTill();
  client = lastingClient(till.folder);
});

afterAll(async () => {
  client.close();
  await till.stop();
});

it(`kill -9 of the host ${kills} times loses no sale, doubles none and brings the basket back`, async () => {
  const random = seededRandom(20_261_122);
  let done = false;
  const acknowledged: { basketId: string; sequence: number; totalMinor: number }[] = [];

  const selling = (async () => {
    while (!done) acknowledged.push(await sell(random));
  })();
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(Math.floor(random() * longestLifeMs));
    const pid = till.hostPid();
    process.kill(pid, 'SIGKILL');
    // The next kill must meet a host that sells, not the one that is gone.
    await untilAnotherHost(pid);
  }
  done = true;
  await selling;

  const entries = await readJournal(client);
  expect(entries.map((entry) => entry.sequence)).toEqual(entries.map((_, index) => index + 1));
  const sold = transactionsOf(entries);
  const baskets = sold.map(({ transaction }) => transaction.basketId);
  expect(new Set(baskets).size).toBe(baskets.length);
  expect(baskets.toSorted()).toEqual(acknowledged.map(({ basketId }) => basketId).toSorted());
  for (const sale of acknowledged) {
    const found = sold.find(({ transaction }) => transaction.basketId === sale.basketId);
    expect(found?.entry.sequence).toBe(sale.sequence);
    expect(found?.transaction.totals.grossMinor).toBe(sale.totalMinor);
  }
  expect((await verifyAll(client)).problem).toBeNull();
  expect(acknowledged.length).toBeGreaterThan(kills);
}, 600_000);

it('a basket that was being rung is back to its last acknowledged scan', async () => {
  for (let scans = 1; scans <= 5; scans += 1) {
    const answer = await scan('3760123450089');
    expect(answer.version).toBe(scans + 1);
    const pid = till.hostPid();
    process.kill(pid, 'SIGKILL');
    await untilAnotherHost(pid);
  }
  const last = await scan('3760123450089');
  expect(last).toMatchObject({ version: 7, lineNumber: 1 });
  await client.call('abandon', { commandId: newCommandId(), seat, reasonCode: 'test' });
}, 120_000);

/** One sale of two or three scans, each sent until answered; the due is asked of the answers only. */
async function sell(random: () => number) {
  const codes = ['3760123450010', '3760123450089', '3760123450201'];
  const count = 2 + Math.floor(random() * 2);
  let version = 0;
  for (let index = 0; index < count; index += 1) {
    const code = codes[Math.floor(random() * codes.length)] ?? '';
    ({ version } = await scan(code));
  }
  const paid = await client.call('tender', {
    commandId: newCommandId(),
    seat,
    type: 'cash',
    tenderedMinor: 90_000,
    reference: '',
    basketVersion: version,
  });
  if (!paid.ok || !paid.value.paid) throw new Error(`not paid: ${JSON.stringify(paid)}`);
  const { sequence, totalMinor } = paid.value.paid;
  return { basketId: paid.value.basketId, sequence, totalMinor };
}

async function scan(code: string) {
  const answer = await client.call('scan', {
    commandId: newCommandId(),
    seat,
    code,
    entered: 'scanned',
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function untilAnotherHost(pid: number): Promise<void> {
  const giveUpAt = Date.now() + 30_000;
  while (Date.now() < giveUpAt) {
    try {
      if (till.hostPid() !== pid) return;
    } catch {
      // host.json is being replaced.
    }
    await sleep(5);
  }
  throw new Error(`no new host after the kill; ${till.errors()}`);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
