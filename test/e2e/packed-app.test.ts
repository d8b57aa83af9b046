import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { startOwnHost } from '../../host/command-line/own-host.ts';
import { packApp } from '../support/pack-app.ts';
import { readJournal, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { hostAddressOf, temporaryFolder } from '../support/start-till.ts';
import { lastingClient, newCommandId } from '../support/till-client.ts';

const execute = promisify(execFile);

// What electron-builder.yml puts where: all of it but Electron itself. On other systems than Linux the
// CI workflow packs the real thing.
describe.skipIf(process.platform !== 'linux')('the packed app (skipped but on Linux)', () => {
  const folder = temporaryFolder();
  let resources: string;
  let fuses: string;

  beforeAll(async () => {
    ({ resources, fuses } = await packApp(folder));
  }, 120_000);

  it('holds the main process and the preload in its archive', () => {
    const archive = join(resources, 'app.asar');
    const inside = filesIn(archive);
    expect(inside.packed).toEqual([
      'dist/electron/main.mjs',
      'dist/electron/preload.cjs',
      'package.json',
    ]);
    expect(inside.unpacked).toContain('dist/host/main.mjs');
    expect(inside.unpacked).toContain('dist/renderer/index.html');
    expect(readFileSync(archive, 'utf8')).toContain('"main": "dist/electron/main.mjs"');
  });

  it('holds what has a native part, for this system only, and no other dependency', () => {
    const modules = join(resources, 'app.asar.unpacked', 'node_modules');
    expect(readdirSync(modules).toSorted()).toEqual([
      'better-sqlite3-multiple-ciphers',
      'node-hid',
      'pkg-prebuilds',
    ]);
    const natives = readdirSync(modules, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.node'))
      .toSorted();
    expect(natives).toEqual([
      `better-sqlite3-multiple-ciphers/prebuilds/linux-${process.arch}.node`,
      `node-hid/prebuilds/HID-linux-${process.arch}/node-napi-v4.node`,
      `node-hid/prebuilds/HID_hidraw-linux-${process.arch}/node-napi-v4.node`,
    ]);
  });

  it('is a program that runs the till and nothing else: not as Node, not under a debugger', () => {
    expect(fuses).toBe('00000101');
  });

  it('has a host that starts from where it is unpacked, serves the page and rings a sale', async () => {
    const unpacked = join(resources, 'app.asar.unpacked', 'dist');
    const dataFolder = join(folder, 'till');
    const host = startOwnHost({
      program: join(unpacked, 'host', 'main.mjs'),
      start: {
        token: 't'.repeat(43),
        port: 0,
        dataFolder,
        pageFolder: join(unpacked, 'renderer'),
        language: 'fr',
      },
      timers: systemTimers,
    });
    expect(await host.ready).toEqual({ ok: true, value: null });
    const page = await fetch(hostAddressOf(dataFolder).url);
    expect(await page.text()).toContain('<div id="root">');

    const client = lastingClient(dataFolder);
    const seat = 'packed';
    const scanned = await client.call('scan', {
      commandId: newCommandId(),
      seat,
      code: '3760123450010',
      entered: 'scanned',
    });
    expect(scanned).toMatchObject({ ok: true, value: { version: 2 } });
    const paid = await client.call('tender', {
      commandId: newCommandId(),
      seat,
      type: 'cash',
      tenderedMinor: 10_000,
      reference: '',
      basketVersion: 2,
    });
    expect(paid).toMatchObject({ ok: true, value: { paid: { totalMinor: 7_990 } } });
    expect(transactionsOf(await readJournal(client))).toHaveLength(1);
    expect((await verifyAll(client)).problem).toBeNull();
    client.close();

    // The command line beside it closes the day and draws its paper, with the fonts that it brings.
    const till = (...args: string[]) =>
      execute(process.execPath, [
        join(unpacked, 'host', 'till.mjs'),
        ...args,
        '--data',
        dataFolder,
      ]);
    await till('close');
    const paper = join(folder, 'z.pdf');
    await till('report', '--pdf', paper);
    expect(readFileSync(paper, 'latin1')).toMatch(/^%PDF-[\s\S]*Helvetica-Bold[\s\S]*%%EOF/);
    await host.stop();
  });
});

const entry = z.object({
  unpacked: z.boolean().optional(),
  get files() {
    return z.record(z.string(), entry).optional();
  },
});

/** The directory of an asar archive: JSON behind four lengths of 32 bits, the last of which is its own. */
function filesIn(archive: string): { packed: string[]; unpacked: string[] } {
  const lengths = Buffer.alloc(16);
  const file = openSync(archive, 'r');
  readSync(file, lengths, 0, 16, 0);
  const directory = Buffer.alloc(lengths.readUInt32LE(12));
  readSync(file, directory, 0, directory.length, 16);
  closeSync(file);
  const packed: string[] = [];
  const unpacked: string[] = [];
  function walk(folder: z.infer<typeof entry>, path: string): void {
    for (const [name, inside] of Object.entries(folder.files ?? {})) {
      if (inside.files !== undefined) walk(inside, `${path}${name}/`);
      else (inside.unpacked ? unpacked : packed).push(`${path}${name}`);
    }
  }
  walk(entry.parse(JSON.parse(directory.toString())), '');
  return { packed: packed.toSorted(), unpacked };
}
