import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedPage } from '../contract/port/documents.ts';
import { assert } from '../domain/assert.ts';
import { openDocuments } from '../host/store/documents.ts';
import { openTillFile } from '../host/store/till-file.ts';
import { demoPictures } from '../platform/demo/pictures/demo-pictures.ts';
import { demoItems, demoRetailer } from '../platform/demo/retailer.ts';

/**
 * What an empty till starts with, in two sizes: pages of feeds, which the host parses like any feed,
 * and for the full one the catalog file that these pages make, so that no start has to make it.
 * The pictures lie beside the page, which names them by relative paths.
 */
export async function writeDemo(dist: string): Promise<void> {
  const small = demoRetailer('small');
  writePages(join(dist, 'demo', 'small'), [...small.till, ...small.catalog]);
  const full = demoRetailer('full');
  writePages(join(dist, 'demo', 'full'), full.till);
  await writeCatalog(join(dist, 'demo', 'full', 'catalog.db'), full.catalog);
  const folder = join(dist, 'renderer', 'demo');
  mkdirSync(folder, { recursive: true });
  for (const { name, svg } of demoPictures(demoItems('full'))) {
    writeFileSync(join(folder, name), svg);
  }
}

function writePages(folder: string, pages: readonly FeedPage[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pages.json'), JSON.stringify(pages));
}

/** Filled and sealed by the very code that fills a till's catalog. */
async function writeCatalog(to: string, pages: readonly FeedPage[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-demo-'));
  const till = openTillFile({ folder, key: new Uint8Array(32) });
  const catalog = join(folder, 'catalog');
  const documents = await openDocuments({
    till,
    folder: catalog,
    catalogWorkerUrl: new URL('../host/store/catalog/catalog-writer-worker.ts', import.meta.url),
  });
  const generation = await documents.beginCatalogGeneration('empty');
  for (const page of pages) await generation.applyPage(page);
  await generation.commit();
  await documents.close();
  till.close();
  const [made, ...others] = readdirSync(catalog).filter((name) => name.endsWith('.db'));
  assert(made !== undefined && others.length === 0, 'The build made one catalog');
  copyFileSync(join(catalog, made), to);
  rmSync(folder, { recursive: true });
}
