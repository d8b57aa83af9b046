import { allocateOrder } from '../../../domain/allocation/allocate-order.ts';
import { shippedAllocationRules } from '../../../domain/allocation/allocation-rules.ts';
import { bestByTrying, outcomeOfAllocation } from '../../support/allocation/best-by-trying.ts';
import { seededOrder } from '../../support/allocation/seeded-order.ts';
import type { Bench } from '../group.ts';
import { median, p99, repeat, timed } from '../measure.ts';
import { record, type Target } from '../row.ts';

const smallCases = 400;
const timedOrders = 300;
const repeatedOrders = 60;
const locations = 500;

/** What allocation costs against the best way there is, and how long it takes. */
export async function allocationRows(bench: Bench): Promise<void> {
  for (const skus of [null, 1]) {
    const ratios = repeat(smallCases).map((seed) => costRatio(seed, skus));
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    const of = skus === null ? '' : ', all lines of one item';
    const ratioOf = (what: string, value: number) =>
      record(bench.orders, 'orders', {
        what: `allocation: ${what} cost against the best of all ways (${smallCases} seeded orders, up to 5 lines and 7 places${of})`,
        ...{ unit: '×', value, target: atMost(1.05) },
      });
    ratioOf('mean', mean);
    ratioOf('worst', Math.max(...ratios));
  }
  for (const lines of [1, 2, 3, 4, 5, 6]) {
    const orders = repeat(timedOrders).map((seed) =>
      seededOrder(70_000 + seed, { lines, places: locations }),
    );
    const times = await timed(
      orders,
      ({ order, sources }) => allocateOrder(order, sources, shippedAllocationRules),
      { warmUp: 50 },
    );
    const what = `allocation: an order of ${lines} ${lines === 1 ? 'line' : 'lines'} over ${locations} locations`;
    record(bench.orders, 'orders', {
      ...{ what, unit: 'ms, median', value: median(times) },
    });
    if (lines === 6)
      record(bench.orders, 'orders', { what: `${what} `, unit: 'ms, p99', value: p99(times) });
  }
  for (const lines of [8, 20]) {
    const orders = repeat(repeatedOrders).map((seed) =>
      seededOrder(80_000 + seed, { lines, places: locations, skus: 2 }),
    );
    const times = await timed(
      orders,
      ({ order, sources }) => allocateOrder(order, sources, shippedAllocationRules),
      { warmUp: 10 },
    );
    const what = `allocation: an order of ${lines} lines of two items over ${locations} locations`;
    record(bench.orders, 'orders', { what, unit: 'ms, median', value: median(times) });
    record(bench.orders, 'orders', { what: `${what} `, unit: 'ms, p99', value: p99(times) });
  }
}

/** 1 where nothing is cheaper; infinite where a line stays without a source that could have one. */
function costRatio(seed: number, skus: number | null): number {
  const size = { lines: 1 + (seed % 5), places: 2 + (seed % 6), ...(skus !== null && { skus }) };
  const { order, sources } = seededOrder(50_000 + seed, size);
  const best = bestByTrying(order, sources, shippedAllocationRules);
  const allocated = allocateOrder(order, sources, shippedAllocationRules);
  const found = outcomeOfAllocation(order, allocated, sources, shippedAllocationRules);
  if (found.unfilled !== best.unfilled) return Number.POSITIVE_INFINITY;
  return best.points === 0 ? 1 : found.points / best.points;
}

function atMost(limit: number): Target {
  return { text: `≤ ${limit}`, isMet: (value) => value <= limit };
}
