import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';

const root = join(import.meta.dirname, '..', '..');

/**
 * Where Electron's program keeps its fuses (@electron/fuses): this text, a version, a count, and one
 * '0' or '1' each: run as Node, encrypt cookies, NODE_OPTIONS, --inspect, check the archive, load from
 * the archive only, own snapshot, file: privileges.
 */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0008';
const fusesAsShipped = '10110001';

/**
 * The app as `npm run dist -- --dir` packs it for Linux, around a stand-in for Electron (its binary
 * can't be had everywhere): the layout of Electron's zip, without a program in it. Goes to no network.
 */
export async function packApp(folder: string): Promise<{
  /** Holds `app.asar` and what is unpacked from it. */
  resources: string;
  /** As in `fusesAsShipped`. */
  fuses: string;
}> {
  const electronDist = join(folder, 'electron');
  for (const part of ['resources', 'locales'])
    mkdirSync(join(electronDist, part), { recursive: true });
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/fr.pak'])
    writeFileSync(join(electronDist, file), '');
  const program = `#!/bin/sh\nexit 1\n${fuseMark}${fusesAsShipped}\n`;
  writeFileSync(join(electronDist, 'electron'), program, { mode: 0o755 });
  const output = join(folder, 'packed');
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: { extends: 'electron-builder.yml', electronDist, directories: { output } },
  });
  const unpacked = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
  const packed = readFileSync(join(output, unpacked, 'comptoir'), 'latin1');
  return {
    resources: join(output, unpacked, 'resources'),
    fuses: packed.split(fuseMark)[1]?.trim() ?? '',
  };
}
