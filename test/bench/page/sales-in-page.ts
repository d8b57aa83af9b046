import type { BareFsync } from '../bare-fsync.ts';
import type { CatalogueItem } from '../items/catalogue-item.ts';
import { keystrokesOf } from '../items/keystrokes.ts';
import type { Drawn } from './probe.ts';
import type { TillPage } from './till-page.ts';

const scansPerSale = 2;
/** The first ones warm the page's code up. */
const warmUpSales = 5;

export interface SalesInPage {
  scans: Drawn[];
  /** A key that does nothing, once in every sale: the browser as it was then. */
  bareFrames: Drawn[];
  payments: Drawn[];
  /** One after each payment: the disk as it was then. */
  bareFsyncs: number[];
}

/** Rings these items in the page, two to a sale, each paid exactly in cash. */
export async function sellInPage(
  page: TillPage,
  items: readonly CatalogueItem[],
  bareFsync: BareFsync,
): Promise<SalesInPage> {
  const measured: SalesInPage = { scans: [], bareFrames: [], payments: [], bareFsyncs: [] };
  for (let first = 0; first + scansPerSale <= items.length; first += scansPerSale) {
    const isWarm = first >= warmUpSales * scansPerSale;
    for (const [index, { gtin }] of items.slice(first, first + scansPerSale).entries()) {
      const drawn = await page.scan(gtin, index + 1);
      if (isWarm) measured.scans.push(drawn);
    }
    const bareFrame = await page.pressNothing();
    const paid = await page.payExactly();
    if (!isWarm) continue;
    measured.bareFrames.push(bareFrame);
    measured.payments.push(paid);
    measured.bareFsyncs.push(bareFsync.once());
  }
  return measured;
}

/** Types each text letter by letter; the first texts warm up. */
export async function searchInPage(page: TillPage, texts: readonly string[]): Promise<Drawn[]> {
  const measured: Drawn[] = [];
  for (const [index, text] of texts.entries()) {
    await page.openSearch();
    for (const { key, asked } of keystrokesOf(text)) {
      const drawn = await page.type(key, asked);
      if (index >= warmUpTexts) measured.push(drawn);
    }
    await page.closeSearch();
  }
  return measured;
}

const warmUpTexts = 2;
