import { type Bench, namedSize, sizeColumn } from '../group.ts';
import { below, record } from '../row.ts';
import { withHost } from '../till/bench-host.ts';
import { sell } from '../till/selling.ts';

const tickets = 2_000;
const articles = 3;
const seat = 'bench-day';

/** A day of 2,000 tickets of three articles in a host that was started for it, as fast as it goes. */
export async function dayRows(bench: Bench): Promise<void> {
  const size = namedSize(bench.sizes);
  const folder = await bench.tillWith(size);
  const items = bench.catalogue.sample(size, tickets * articles);
  await withHost(folder, async (host) => {
    const startedMs = performance.now();
    for (let first = 0; first < items.length; first += articles) {
      const codes = items.slice(first, first + articles).map(({ gtin }) => gtin);
      await sell(host.client, seat, codes);
    }
    const seconds = (performance.now() - startedMs) / 1_000;
    const { now, most } = host.memory();
    const column = sizeColumn(size);
    record(bench.bySize, column, {
      what: `memory of the host after ${tickets.toLocaleString('en-US')} tickets (RSS)`,
      unit: 'MB',
      value: now,
      target: below(200),
    });
    record(bench.bySize, column, {
      what: '… the most it had that day (VmHWM)',
      unit: 'MB',
      value: most,
      target: below(200),
    });
    record(bench.bySize, column, {
      what: 'tickets of three articles, one after the other over RPC',
      unit: '1/s',
      value: tickets / seconds,
    });
  });
}
