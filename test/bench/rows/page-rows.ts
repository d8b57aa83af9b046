import type { Browser } from 'playwright-core';
import { openBareFsync } from '../bare-fsync.ts';
import { type Bench, sizeColumn } from '../group.ts';
import { searchTexts } from '../items/keystrokes.ts';
import { median, p95, p99 } from '../measure.ts';
import type { Drawn } from '../page/probe.ts';
import { type SalesInPage, searchInPage, sellInPage } from '../page/sales-in-page.ts';
import { openTillPage } from '../page/till-page.ts';
import { below, type Measured, record } from '../row.ts';
import { withHost } from '../till/bench-host.ts';

/** 200 measured scans and 100 payments after the warm-up. */
const scans = 210;
const texts = 11;
const windows = 5;

/** What the cashier sees, in the real page: window, scan, payment, search. */
export async function pageRows(bench: Bench): Promise<void> {
  const browser = await bench.browser();
  if (browser === null) {
    bench.bySize.notes.push('skipped: the rows in the page, for there is no Chromium');
    return;
  }
  for (const size of bench.sizes) await pageRowsWith(bench, browser, size);
}

async function pageRowsWith(bench: Bench, browser: Browser, size: number): Promise<void> {
  const folder = await bench.tillWith(size);
  const column = sizeColumn(size);
  await withHost(folder, async ({ pageUrl }) => {
    const sellable: number[] = [];
    for (let opened = 0; opened < windows; opened += 1) {
      const page = await openTillPage(browser, pageUrl);
      sellable.push(page.sellableMs);
      await page.close();
    }
    record(bench.bySize, column, {
      what: 'window: navigation → a scan can come, slowest of five',
      unit: 'ms',
      value: Math.max(...sellable),
      target: below(2_000),
    });

    const page = await openTillPage(browser, pageUrl);
    const bareFsync = openBareFsync(folder);
    try {
      const items = bench.catalogue.sample(size, scans);
      saleRows(bench, column, await sellInPage(page, items, bareFsync));
      const found = searchTexts(bench.catalogue.sample(size, texts));
      searchRows(bench, column, await searchInPage(page, found));
      const lost = page.lostScans();
      if (lost > 0) bench.bySize.notes.push(`${column}: ${lost} scans came too slowly to count`);
    } finally {
      bareFsync.close();
      await page.close();
    }
  });
}

function saleRows(
  { bySize }: Bench,
  column: string,
  { scans, bareFrames, payments, bareFsyncs }: SalesInPage,
): void {
  const put = (measured: Omit<Measured, 'unit'>): void =>
    record(bySize, column, { unit: 'ms', ...measured });
  const scanned = scans.map(({ frameMs }) => frameMs);
  const paid = payments.map(({ frameMs }) => frameMs);
  const nothing = bareFrames.map(({ frameMs }) => frameMs);
  put({
    what: 'scan → line drawn in the page, median',
    value: median(scanned),
    target: below(16),
    yardsticks: [{ what: 'key that does nothing → frame', value: median(nothing) }],
  });
  put({
    what: 'scan → line drawn in the page, p99',
    value: p99(scanned),
    target: below(50),
    yardsticks: [{ what: 'key that does nothing → frame, p99', value: p99(nothing) }],
  });
  put({
    what: '… the line is in the DOM, median',
    value: median(scans.map(({ domMs }) => domMs)),
    shouldStayFlat: true,
  });
  put({
    what: 'tender → entry durable → “paid” drawn, p99',
    value: p99(paid),
    target: below(50 + median(bareFsyncs), '< 50 + fsync'),
    yardsticks: [{ what: 'bare fsync, p99', value: p99(bareFsyncs) }],
  });
  put({
    what: 'tender → entry durable → “paid” drawn, median',
    value: median(paid),
    yardsticks: [{ what: 'bare fsync, median', value: median(bareFsyncs) }],
  });
  put({
    what: '… “paid” is in the DOM, median',
    value: median(payments.map(({ domMs }) => domMs)),
    shouldStayFlat: true,
  });
}

function searchRows({ bySize }: Bench, column: string, keystrokes: readonly Drawn[]): void {
  const put = (what: string, value: number, rest: Partial<Measured> = {}): void =>
    record(bySize, column, { unit: 'ms', what, value, ...rest });
  const drawn = keystrokes.map(({ frameMs }) => frameMs);
  put('search keystroke → results drawn, p95', p95(drawn), { target: below(30) });
  put('search keystroke → results drawn, median', median(drawn));
  put('… the answer is in the page, median', median(keystrokes.map(({ domMs }) => domMs)), {
    shouldStayFlat: true,
  });
}
