// A scanner never waits: 30 codes a second, while the host dies and the line is cut at random.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { readJournal, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { connectScript, newCommandId } from '../support/till-client.ts';

const everyMs = 33;
const seconds = process.env.CI ? 14 : 6;
/** Tea by weight: each scan is a line of its own, so order and number can be seen. */
const code = '3760123450355';

let till: RunningTill;

beforeAll(async () => {
  till = await startTill();
});
afterAll(async () => {
  await till?.stop();
});

it(`scans at 30 a second for ${seconds} s, cut off at random, are in the basket once each and in order`, async () => {
  const seat = 'storm';
  const random = seededRandom(31);
  const scanner = createScanner(seat, random);
  const scanning = scanner.run();
  const ends = Date.now() + 1_000 * seconds;
  let kills = 0;
  for (let sent = 0; Date.now() < ends; sent += 1) {
    scanner.scan(quantityOf(sent));
    await delay(everyMs);
    if (sent % 45 === 30) kills += killHost();
    else if (random() < 0.03) scanner.cut();
  }
  scanner.end();
  const sent = await scanning;
  expect(kills).toBeGreaterThan(0);
  const { basket } = await sale(seat);
  expect(basket?.lines.map(({ quantity }) => quantity.value)).toEqual(sent.map((_, n) => n + 1));
  expect(basket?.version).toBe(sent.length + 1);
}, 120_000);

it('a flood in which each scan is sent three times takes each once', async () => {
  const seat = 'flood';
  const client = connectScript(till.folder);
  const answers = [];
  for (let burst = 0; burst < 30; burst += 1) {
    const scans = Array.from({ length: 7 }, (_, index) => ({
      commandId: newCommandId(),
      seat,
      code,
      entered: 'scanned' as const,
      quantity: quantityOf(burst * 7 + index),
    }));
    const thrice = [...scans, ...scans, ...scans.toReversed()];
    answers.push(await Promise.all(thrice.map((scan) => client.call('scan', scan))));
  }
  for (const [first, second, third] of answers.map((all) => [
    all.slice(0, 7),
    all.slice(7, 14),
    all.slice(14).toReversed(),
  ])) {
    expect(first?.every(({ ok }) => ok)).toBe(true);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  }
  const { basket } = await sale(seat);
  expect(basket?.lines.map(({ quantity }) => quantity.value)).toEqual(
    Array.from({ length: 210 }, (_, index) => index + 1),
  );
  client.close();
});

it('two connections that send the same scans at once, as a page that rejoins does, add each once', async () => {
  const seat = 'twins';
  const clients = [connectScript(till.folder), connectScript(till.folder)];
  const scans = Array.from({ length: 60 }, (_, index) => ({
    commandId: newCommandId(),
    seat,
    code,
    entered: 'scanned' as const,
    quantity: quantityOf(index),
  }));
  const answers = await Promise.all(
    clients.map((client) => Promise.all(scans.map((scan) => client.call('scan', scan)))),
  );
  expect(answers[0]).toEqual(answers[1]);
  const { basket } = await sale(seat);
  expect(basket?.lines.map(({ quantity }) => quantity.value)).toEqual(
    Array.from({ length: 60 }, (_, index) => index + 1),
  );
  for (const client of clients) client.close();
});

it('what was scanned in the storm is paid like any other basket, once', async () => {
  const { basket } = await sale('storm');
  const client = connectScript(till.folder);
  const tender = {
    commandId: newCommandId(),
    seat: 'storm',
    type: 'card',
    tenderedMinor: basket?.remainingMinor ?? 0,
    reference: '',
    basketVersion: basket?.version ?? 0,
  };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => client.call('tender', tender)),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({
    ok: true,
    value: { paid: { totalMinor: basket?.totalMinor } },
  });
  const lasting = { call: client.call, close: () => undefined };
  expect(transactionsOf(await readJournal(lasting))).toHaveLength(1);
  expect((await verifyAll(lasting)).problem).toBeNull();
  client.close();
});

/** A scanner with the queue that a page has: sent in order, kept until answered, sent again. */
function createScanner(seat: string, random: () => number) {
  const queue: { commandId: string; quantity: string }[] = [];
  const answered: { version: number }[] = [];
  let client: ReturnType<typeof connectScript> | null = null;
  let isOver = false;

  async function run(): Promise<{ version: number }[]> {
    while (!isOver || queue.length > 0) {
      const waiting = queue.slice(0, 1 + Math.floor(random() * 8));
      if (waiting.length === 0) {
        await delay(5);
        continue;
      }
      client ??= connected();
      const sending = client;
      const answers = sending ? await Promise.all(waiting.map((one) => send(sending, one))) : [];
      for (const answer of answers) {
        // In order: what comes after an unanswered one is sent again with it.
        if (!answer.ok && answer.error.code === 'NO_ANSWER') break;
        if (!answer.ok) throw new Error(answer.error.code);
        queue.shift();
        answered.push(answer.value);
      }
      if (answers.length === 0 || answers.some(({ ok }) => !ok)) {
        sending?.close();
        client = null;
        await delay(20);
      }
    }
    client?.close();
    return answered;
  }

  function send(
    to: ReturnType<typeof connectScript>,
    one: { commandId: string; quantity: string },
  ) {
    return to.call('scan', { ...one, seat, code, entered: 'scanned' });
  }

  function connected() {
    try {
      return connectScript(till.folder);
    } catch {
      return null;
    }
  }

  return {
    run,
    scan: (quantity: string) => void queue.push({ commandId: newCommandId(), quantity }),
    cut: () => client?.close(),
    end() {
      isOver = true;
    },
  };
}

/** How many died: none when the last one has not come back yet, on a busy machine. */
function killHost(): number {
  try {
    process.kill(till.hostPid(), 'SIGKILL');
    return 1;
  } catch {
    return 0;
  }
}

/** The n-th scan weighs n + 1 grams. */
function quantityOf(nth: number): string {
  return `${Math.floor((nth + 1) / 1_000)}.${String((nth + 1) % 1_000).padStart(3, '0')}`;
}

async function sale(seat: string): Promise<SaleSnapshot> {
  const client = connectScript(till.folder);
  const { promise, resolve, reject } = Promise.withResolvers<SaleSnapshot>();
  client.view('sale', { seat }, resolve, (failed) => reject(new Error(failed.code)));
  return promise.finally(() => client.close());
}
