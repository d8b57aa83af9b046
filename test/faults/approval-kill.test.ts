import { afterAll, beforeAll, expect, it } from 'vitest';
import { readJournal, signedOf, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { connectPage, signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { lastingClient, newCommandId } from '../support/till-client.ts';

const seat = 'till';
/** The host dies so long after the allowed command was sent: before, in and after its commit. */
const livesMs = [0, 2, 4, 8, 16, 40];

let till: RunningTill;

beforeAll(async () => {
  till = await startTill();
  await signOnAtPage(till);
});

afterAll(async () => {
  await till.stop();
});

it('a host killed between approval and command forgets both; killed in the middle it did all or nothing', async () => {
  for (const lifeMs of [null, ...livesMs]) {
    await scan();
    const input = discount();
    const approval = await allowed(input);
    const pid = till.hostPid();
    if (lifeMs === null) {
      process.kill(pid, 'SIGKILL');
      await untilAnotherHost(pid);
      expect(await codeOf({ ...input, approval })).toBe('APPROVAL_GONE');
      expect(await approvals()).toEqual([]);
    } else {
      const page = connectPage(till);
      const sent = page.call('discountLine', { ...input, approval });
      await new Promise((resolve) => setTimeout(resolve, lifeMs));
      process.kill(pid, 'SIGKILL');
      await sent;
      page.close();
      await untilAnotherHost(pid);
      // The same command again: what was done is answered, what was not needs another approval.
      const again = await codeOf(input);
      expect(['done', 'OVER_LIMIT']).toContain(again);
      if (again === 'OVER_LIMIT') {
        expect(await codeOf({ ...input, approval: await allowed(input) })).toBe('done');
      }
    }
    await pay();
  }
  const client = lastingClient(till.folder);
  const sold = transactionsOf(await readJournal(client)).map(({ transaction }) => transaction);
  expect((await verifyAll(client)).problem).toBeNull();
  client.close();
  const [forgotten, ...discounted] = sold;
  expect(forgotten).toMatchObject({ approvals: [], totals: { discountMinor: 0 } });
  expect(discounted).toHaveLength(livesMs.length);
  const named = discounted.map(({ lines, approvals: of }) => {
    expect(lines[0]?.modifiers.map(({ approval }) => approval)).toEqual(of);
    return of.map(({ sequence }) => sequence);
  });
  expect(named.flat()).toEqual(await approvals());
}, 240_000);

function discount() {
  return {
    ...{ commandId: newCommandId(), seat, lineNumber: 1, reasonCode: 'damaged' },
    discount: { kind: 'percent' as const, rateBp: 3_000 },
  };
}

async function allowed(input: ReturnType<typeof discount>): Promise<string> {
  const page = connectPage(till);
  const refused = await page.call('discountLine', input);
  const command = refused.ok ? '' : String(refused.error.details.command);
  const who = { operatorId: 'op-karim', pin: '222222' };
  const given = await page.call('approve', { seat, command, ...who });
  page.close();
  if (!given.ok) throw new Error(given.error.code);
  return given.value.token;
}

async function codeOf(input: ReturnType<typeof discount> & { approval?: string }): Promise<string> {
  const page = connectPage(till);
  const answer = await page.call('discountLine', input);
  page.close();
  return answer.ok ? 'done' : answer.error.code;
}

async function scan(): Promise<void> {
  const page = connectPage(till);
  const code = '3760123450010';
  const input = { commandId: newCommandId(), seat, code, entered: 'scanned' } as const;
  const answer = await page.call('scan', input);
  page.close();
  if (!answer.ok) throw new Error(answer.error.code);
}

async function pay(): Promise<void> {
  const page = connectPage(till);
  const mark = { commandId: newCommandId(), seat, lineNumber: 1, giftReceipt: false };
  const { value } = { value: null, ...(await page.call('markLine', mark)) };
  const answer = await page.call('tender', {
    ...{ commandId: newCommandId(), seat, type: 'cash', tenderedMinor: 10_000, reference: '' },
    basketVersion: value?.version ?? 0,
  });
  page.close();
  if (!answer.ok) throw new Error(answer.error.code);
}

async function approvals(): Promise<number[]> {
  const client = lastingClient(till.folder);
  const entries = await readJournal(client);
  client.close();
  const found = entries.filter(({ type }) => type === 'approval');
  return found.map((entry) => signedOf(entry).sequence);
}

async function untilAnotherHost(pid: number): Promise<void> {
  await expect.poll(() => till.hostPid(), { timeout: 30_000 }).not.toBe(pid);
  await expect
    .poll(
      async () => {
        const page = connectPage(till);
        const welcomed = await page.welcome;
        page.close();
        return welcomed.ok;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}
