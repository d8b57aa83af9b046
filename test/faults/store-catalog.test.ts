// What the catalog survives: nothing of it may keep a till from selling.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDocuments, openDocuments } from '../../host/store/documents.ts';
import { openTillFile, type TillFile } from '../../host/store/till-file.ts';
import { catalogPage, itemChange, sampleItem } from '../conformance/sample-documents.ts';

const here = (name: string): URL => new URL(name, import.meta.url);
const worker = here('../../host/store/catalog/catalog-writer-worker.ts');
let folder: string;
let catalog: string;
let till: TillFile;
let documents: OpenDocuments | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-catalog-'));
  catalog = join(folder, 'catalog');
  till = openTillFile({ folder, key: new Uint8Array(32).fill(9) });
  documents = null;
});
afterEach(async () => {
  await documents?.close();
  till.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (catalogWorkerUrl = worker): Promise<OpenDocuments> => {
  documents = await openDocuments({ till, folder: catalog, catalogWorkerUrl });
  return documents;
};
const close = async (): Promise<void> => {
  await documents?.close();
  documents = null;
};
const files = (): string[] => readdirSync(catalog).filter((name) => /\.db(\.|$)/.test(name));

describe('a catalog that can’t be read', () => {
  const damages: [string, (file: string) => void][] = [
    ['with its first page overwritten', (file) => overwrite(file, 0, 200)],
    ['cut to half a page', (file) => truncateSync(file, 2_000)],
    ['emptied', (file) => truncateSync(file)],
    ['gone', (file) => rmSync(file)],
  ];

  it.each(damages)('%s is set aside, and an empty one serves', async (_, damage) => {
    await filled();
    damage(join(catalog, 'catalog-1.db'));
    const again = await open();
    expect(again.catalogState).toBe('rebuilt');
    expect(await again.count('items')).toBe(0);
    expect(await again.feedState('network')).toBeNull();
    await again.applyPage(catalogPage(1, [itemChange(sampleItem('A'))]));
    await close();
    const third = await open();
    expect(third.catalogState).toBe('ready');
    expect(await third.count('items')).toBe(1);
  });

  it('is kept for support, the last two of them', async () => {
    await filled();
    for (const generation of [1, 2, 3]) {
      overwrite(join(catalog, `catalog-${generation}.db`), 0, 200);
      await open();
      await close();
    }
    expect(files().sort()).toStrictEqual([
      'catalog-2.db.damaged',
      'catalog-3.db.damaged',
      'catalog-4.db',
    ]);
  });

  it('in the middle fails the read that meets it, and is set aside at the next start', async () => {
    await filled(2_000);
    const file = join(catalog, 'catalog-1.db');
    const { length } = readFileSync(file);
    overwrite(file, Math.floor(length * 0.4), Math.floor(length * 0.5));
    const damaged = await open();
    expect(damaged.catalogState).toBe('ready');
    await expect(damaged.all('items', 5_000)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    await close();
    expect((await open()).catalogState).toBe('rebuilt');
  });
});

it('a damage that only a copy meets is set aside too, so that an import works after a restart', async () => {
  await filled(2_000);
  const file = join(catalog, 'catalog-1.db');
  const pageOfIndex = 4_096;
  overwrite(file, pageOfIndex, 4_096);
  const damaged = await open();
  await expect(damaged.beginCatalogGeneration('copy')).rejects.toMatchObject({
    code: 'STORE_DAMAGED',
  });
  await close();
  const again = await open();
  expect(again.catalogState).toBe('rebuilt');
  await (await again.beginCatalogGeneration('copy')).commit();
});

describe('generations', () => {
  it('one that was never finished is not seen, and is removed', async () => {
    const first = await filled(3, false);
    const generation = await first.beginCatalogGeneration('empty');
    await generation.applyPage(catalogPage(9, [itemChange(sampleItem('half'))]));
    // A crash: another host opens the folder while the file is there, half made.
    const unfinished = readFileSync(join(catalog, 'catalog-2.db'));
    await close();
    writeFileSync(join(catalog, 'catalog-2.db'), unfinished);
    writeFileSync(join(catalog, 'catalog.current.new'), 'catalog-2');
    const again = await open();
    expect(again.catalogState).toBe('ready');
    expect(await again.count('items')).toBe(3);
    expect(files()).toStrictEqual(['catalog-1.db']);
  });

  it('an unreadable pointer costs nothing: the newest whole generation serves', async () => {
    const first = await filled(3, false);
    const generation = await first.beginCatalogGeneration('empty');
    await generation.applyPage(catalogPage(9, [itemChange(sampleItem('whole'))]));
    await generation.commit();
    await close();
    writeFileSync(join(catalog, 'catalog.current'), '\0\0\0\0\0');
    const again = await open();
    expect(again.catalogState).toBe('ready');
    expect(await again.get('items', 'whole')).not.toBeNull();
  });

  it('the old one is removed after the switch', async () => {
    const first = await filled(3, false);
    const generation = await first.beginCatalogGeneration('empty');
    await generation.commit();
    expect(files()).toStrictEqual(['catalog-2.db']);
    expect(existsSync(join(catalog, 'catalog-1.db-wal'))).toBe(false);
  });
});

describe('the writer thread', () => {
  it('dies without taking the page half, the reads, or the next page with it', async () => {
    const sturdy = await open(here('./store-crashing-worker.ts'));
    await sturdy.applyPage(catalogPage(1, [itemChange(sampleItem('A'))]));
    const fatal = catalogPage(2, [itemChange(sampleItem('B'))], 'crash');
    await expect(sturdy.applyPage(fatal)).rejects.toMatchObject({ code: 'CATALOG_WRITER_CRASHED' });
    expect(await sturdy.get('items', 'A')).not.toBeNull();
    expect(await sturdy.get('items', 'B')).toBeNull();
    await sturdy.applyPage(catalogPage(2, [itemChange(sampleItem('C'))]));
    expect(await sturdy.count('items')).toBe(2);
  });

  it('is not started again and again when it only dies', async () => {
    const sturdy = await open(here('./store-crashing-worker.ts'));
    await sturdy.applyPage(catalogPage(1, [itemChange(sampleItem('A'))]));
    const fatal = catalogPage(2, [], 'crash');
    for (let n = 0; n < 5; n += 1) {
      await expect(sturdy.applyPage(fatal)).rejects.toThrow('exit');
    }
    await expect(sturdy.applyPage(catalogPage(3, []))).rejects.toThrow('too often');
    expect(await sturdy.count('items')).toBe(1);
  });
});

describe('kill -9 during an import', () => {
  const rounds = process.env.CI ? 15 : 2;
  const program = fileURLToPath(here('./store-importer.ts'));

  it(`leaves whole pages with their feed state, ${rounds} times`, async () => {
    till.close();
    let pages = 0;
    for (let round = 0; round < rounds; round += 1) {
      pages = Math.max(pages, await importAndKill(60 + round * 37));
      till = openTillFile({ folder, key: new Uint8Array(32).fill(9) });
      const again = await open();
      const state = await again.feedState('network');
      expect(again.catalogState).toBe('ready');
      expect(state?.seq).toBeGreaterThanOrEqual(pages);
      expect(await again.count('items')).toBe((state?.seq ?? 0) * 100);
      await close();
      till.close();
    }
    expect(pages).toBeGreaterThan(0);
  });

  function importAndKill(afterMs: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, folder]);
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
      child.on('error', reject);
      child.on('close', () => resolve(Number(said.trim().split('\n').slice(-2)[0] ?? 0)));
    });
  }
});

async function filled(count = 3, andClosed = true): Promise<OpenDocuments> {
  const opened = await open();
  const items = Array.from({ length: count }, (_, n) => itemChange(sampleItem(`I-${n}`)));
  await opened.applyPage(catalogPage(1, items));
  if (andClosed) await close();
  return opened;
}

function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, from, from + length));
}
