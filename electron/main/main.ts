// The Electron shell's entry; bundled to dist/electron/main.mjs. What it starts lies beside it, in an
// installed till outside the archive: host and page are files that plain Node can read.
import { join, sep } from 'node:path';
import { runElectron } from './run-electron.ts';

const dist = join(import.meta.dirname, '..');
const unpacked = dist.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`);

runElectron({
  hostProgram: join(unpacked, 'host', 'main.mjs'),
  pageFolder: join(unpacked, 'renderer'),
  preload: join(dist, 'electron', 'preload.cjs'),
});
