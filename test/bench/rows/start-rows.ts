import { spawnSync } from 'node:child_process';
import { type Bench, sizeColumn } from '../group.ts';
import { median } from '../measure.ts';
import { below, record } from '../row.ts';
import { withHost } from '../till/bench-host.ts';
import { scan } from '../till/selling.ts';

const starts = 5;
const seat = 'bench-start';

/** The host from its spawn, several times; the first one only warms the disk's cache. */
export async function startRows(bench: Bench): Promise<void> {
  for (const size of bench.sizes) {
    const folder = await bench.tillWith(size);
    const [item] = bench.catalogue.sample(size, 1);
    const ready: number[] = [];
    const sellable: number[] = [];
    const bareNode: number[] = [];
    for (let start = 0; start <= starts; start += 1) {
      await withHost(folder, async (host) => {
        await scan(host.client, seat, item?.gtin ?? '');
        if (start === 0) return;
        ready.push(host.readyMs);
        sellable.push(performance.now() - host.spawnedAtMs);
      });
      if (start > 0) bareNode.push(bareNodeStartMs());
    }
    const column = sizeColumn(size);
    record(bench.bySize, column, {
      what: 'host: spawn → ready, median',
      unit: 'ms',
      value: median(ready),
      target: below(1_000),
      yardsticks: [{ what: 'empty Node', value: median(bareNode) }],
      shouldStayFlat: true,
    });
    record(bench.bySize, column, {
      what: 'host: spawn → first scan answered, slowest',
      unit: 'ms',
      value: Math.max(...sellable),
      target: below(1_000),
    });
  }
}

function bareNodeStartMs(): number {
  const startedMs = performance.now();
  spawnSync(process.execPath, ['--eval', '0'], { timeout: 10_000 });
  return performance.now() - startedMs;
}
