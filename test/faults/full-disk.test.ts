// A disk that fills up in the middle of sales, on a small disk mounted for the test.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { readJournal, signedOf, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { connectPage, signOnAtPage } from '../support/sign-on.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { scanOne, sellOne, spoken, startInVain } from '../support/sold-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient, newCommandId } from '../support/till-client.ts';

const disk = mountSmallDisk(4 * 1024 * 1024);
if (!disk) process.stderr.write('No right to mount: a full disk was NOT tested.\n');
afterAll(() => disk?.unmount());

describe.skipIf(!disk)('a full disk (skipped without the right to mount)', () => {
  let count = 0;
  let till: RunningTill;
  let client: LastingClient;
  let folder: string;
  let acknowledged: { basketId: string; sequence: number }[];

  beforeEach(async () => {
    count += 1;
    folder = join(disk?.folder ?? '', `till-${count}`);
    till = await startTill({ folder });
    client = lastingClient(folder);
    acknowledged = [await sellOne(client)];
  });

  afterEach(async () => {
    disk?.free();
    client.close();
    await till.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sells until the disk takes no more; the commands that failed, in their order. */
  async function sellUntilFull(): Promise<void> {
    for (let sale = 0; sale < 2_000; sale += 1) {
      try {
        acknowledged.push(await sellOne(client, 'filling'));
      } catch (error) {
        expect(String(error)).toContain('DISK_FULL');
        return;
      }
    }
    throw new Error('the disk never filled up');
  }

  async function expectAllThere(): Promise<void> {
    const entries = await readJournal(client);
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
    const sold = transactionsOf(entries);
    expect(sold.map(({ transaction }) => transaction.basketId)).toEqual(
      acknowledged.map(({ basketId }) => basketId),
    );
    expect((await verifyAll(client)).problem).toBeNull();
  }

  it.each([0, 64, 200])(
    'with %i kB left ends the selling with DISK_FULL, never a half sale, and goes on with room',
    async (kilobytes) => {
      disk?.fill(kilobytes * 1024);
      await sellUntilFull();
      // What is small may still fit; what does not says so each time.
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const scanned = await scan(`another-${attempt}`);
        expect(scanned.ok ? 'taken' : scanned.error.code).toMatch(/^(taken|DISK_FULL)$/);
      }
      await expectAllThere();
      disk?.free();
      await scanOne(client, 'with-room');
      acknowledged.push(await sellOne(client, 'after'));
      await expectAllThere();
    },
  );

  it('the very command that was refused is taken once when there is room', async () => {
    const version = await scanOne(client, 'till');
    disk?.fill();
    const tender = {
      commandId: newCommandId(),
      seat: 'till',
      type: 'cash',
      tenderedMinor: 1_000,
      reference: '',
      basketVersion: version,
    };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await client.call('tender', tender)).toMatchObject({ error: { code: 'DISK_FULL' } });
    }
    disk?.free();
    const paid = await client.call('tender', tender);
    expect(paid).toMatchObject({ ok: true, value: { paid: { changeMinor: 10 } } });
    expect(await client.call('tender', tender)).toEqual(paid);
    if (paid.ok) acknowledged.push({ basketId: paid.value.basketId, sequence: 0 });
    await expectAllThere();
  });

  it('lets an import fail as what it is, and the catalogue stays as it was', async () => {
    disk?.fill(100 * 1024);
    const begun = await client.call('importBegin', { totalLines: 1 });
    expect(begun).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } });
    expect(await scan('till')).toMatchObject({ ok: true });
    disk?.free();
    const again = await client.call('importBegin', { totalLines: 1 });
    expect(again).toMatchObject({ ok: true });
  });

  it('locks the screen all the same; the journal says so once there is room', async () => {
    disk?.fill();
    await sellUntilFull();
    const page = connectPage(till);
    expect(await page.call('lock', { seat: 'till' })).toMatchObject({ ok: true });
    const act = { commandId: newCommandId(), seat: 'till', sku: 'any' };
    expect(await page.call('addItem', act)).toMatchObject({ error: { code: 'SIGN_ON_FIRST' } });
    page.close();
    disk?.free();
    await signOnAtPage(till);
    const told = (await readJournal(client)).slice(-2).map((entry) => signedOf(entry).body);
    expect(told).toMatchObject([
      { event: 'signed-off', details: { seat: 'till', how: 'lock' } },
      { event: 'signed-on', details: { seat: 'till', how: 'pin' } },
    ]);
  });

  it('when the host is killed on it: it comes back by itself once there is room, with everything', async () => {
    const version = await scanOne(client, 'till');
    disk?.fill();
    process.kill(till.hostPid(), 'SIGKILL');
    await expect.poll(() => till.errors(), { timeout: 20_000 }).toContain('(DISK_FULL)');
    disk?.free();
    expect(await scanOne(client, 'till')).toBe(version + 1);
    await expectAllThere();
  });

  it.each([0, 16, 40, 64, 100])(
    'with %i kB left at a start is said in French and in English, and nothing is lost',
    async (kilobytes) => {
      client.close();
      await till.stop();
      disk?.fill(kilobytes * 1024);
      for (const language of ['fr', 'en'] as const) {
        const { code, errors } = await startInVain(folder, language).catch(() => started);
        if (errors === started.errors) continue;
        expect(errors).toContain(spoken(fail('DISK_FULL'), language));
        expect(errors).not.toContain('"level":50');
        expect(code).toBe(1);
      }
      disk?.free();
      till = await startTill({ folder });
      client = lastingClient(folder);
      await expectAllThere();
    },
  );

  it('at the very first start leaves a folder in which the next one works', async () => {
    for (const kilobytes of [0, 8, 40, 150, 300, 500]) {
      const fresh = join(disk?.folder ?? '', `fresh-${kilobytes}`);
      disk?.fill(kilobytes * 1024);
      const { errors } = await startInVain(fresh, 'en').catch(() => started);
      if (errors !== started.errors) expect(errors).toContain(spoken(fail('DISK_FULL'), 'en'));
      disk?.free();
      const next = await startTill({ folder: fresh });
      const nextClient = lastingClient(fresh);
      await sellOne(nextClient);
      expect((await verifyAll(nextClient)).problem).toBeNull();
      nextClient.close();
      await next.stop();
      rmSync(fresh, { recursive: true, force: true });
    }
  }, 120_000);

  function scan(seat: string) {
    return client.call('scan', {
      commandId: newCommandId(),
      seat,
      code: '3760123450157',
      entered: 'scanned',
    });
  }
});

/** With a little room left a till may just start; then there is nothing to say. */
const started = { code: null, errors: 'it started' };
