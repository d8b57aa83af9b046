import { openBareFsync } from '../bare-fsync.ts';
import { type Bench, sizeColumn } from '../group.ts';
import { keystrokesOf, searchTexts } from '../items/keystrokes.ts';
import { median, p95, p99, timed } from '../measure.ts';
import { below, type Measured, record } from '../row.ts';
import { withHost } from '../till/bench-host.ts';
import { pay, scan, search, timeSales } from '../till/selling.ts';
import { saleRows } from './sale-rows.ts';

const seat = 'bench-rpc';
const scans = 300;
const scansPerSale = 5;
const sales = 150;
const texts = 40;
const warmUp = 20;

/** Scan, sale and search as the wire sees them: what of a row in the page is the host's. */
export async function rpcRows(bench: Bench): Promise<void> {
  for (const size of bench.sizes) {
    const folder = await bench.tillWith(size);
    const items = bench.catalogue.sample(size, scans + sales);
    const asked = searchTexts(bench.catalogue.sample(size, texts)).flatMap(keystrokesOf);
    const bareFsync = openBareFsync(folder);
    await withHost(folder, async ({ client }) => {
      const scanMs: number[] = [];
      for (let first = 0; first < scans; first += scansPerSale) {
        let version = 0;
        const times = await timed(items.slice(first, first + scansPerSale), async ({ gtin }) => {
          version = await scan(client, seat, gtin);
        });
        await pay(client, seat, version);
        if (first >= warmUp) scanMs.push(...times);
      }
      const saleTimes = await timeSales(
        client,
        seat,
        items.slice(scans).map(({ gtin }) => gtin),
        bareFsync,
      );
      const searchMs = await timed(asked, (keystroke) => search(client, keystroke.asked), {
        warmUp,
      });

      const put = (what: string, value: number, rest: Partial<Measured> = {}): void =>
        record(bench.bySize, sizeColumn(size), { what, unit: 'ms', value, ...rest });
      const flat = { shouldStayFlat: true };
      put('scan over RPC, answered: median', median(scanMs), flat);
      put('scan over RPC, answered: p99', p99(scanMs), { target: below(50) });
      for (const measured of saleRows(saleTimes)) record(bench.bySize, sizeColumn(size), measured);
      put('search keystroke over RPC, 40 results: median', median(searchMs), flat);
      put('search keystroke over RPC, 40 results: p95', p95(searchMs), { target: below(30) });
    });
    bareFsync.close();
  }
}
