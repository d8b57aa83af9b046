import { shippedPromiseRules } from '../../../domain/promise/promise-rules.ts';
import type { Bench } from '../group.ts';
import { type Kept, keepPromises } from '../promises/keep-promises.ts';
import { record, type Target } from '../row.ts';

/** The shipped rules were chosen on seeds below 1,000; what is printed is of others. */
const firstSeed = 20_000;
const networks = 150;

/** How many promises that tills made offline could be kept, by their level. */
export async function promiseRows(bench: Bench): Promise<void> {
  for (const only of ['any', 'reserve'] as const) {
    const kept = sumOf(only);
    const made = Object.values(kept).reduce((sum, level) => sum + level.made, 0);
    const orders = only === 'any' ? 'offline orders' : 'offline reservations at one place';
    const row = (what: string, value: number, target?: Target) =>
      record(bench.orders, 'orders', {
        ...{ what: `${orders}: ${what}`, unit: '%', value: Number((value * 100).toFixed(2)) },
        ...(target ? { target } : {}),
      });
    row('promised as confirmed', kept.confirmed.made / made);
    if (kept.confirmed.made > 0)
      row('confirmed, and kept', kept.confirmed.kept / kept.confirmed.made, atLeast(99));
    row('promised as likely', kept.likely.made / made);
    row('likely, and kept', kept.likely.kept / kept.likely.made, atLeast(90));
    row('on request, and could be had', kept['on-request'].kept / kept['on-request'].made);
  }
  bench.orders.notes.push(
    `Promises: ${networks} seeded networks of 12 stores and a warehouse, one record in twenty wrong, tills away for a minute to three days, half of them with bands only.`,
  );
}

function sumOf(only: 'any' | 'reserve'): Kept {
  const sum: Kept = {
    confirmed: { made: 0, kept: 0 },
    likely: { made: 0, kept: 0 },
    'on-request': { made: 0, kept: 0 },
  };
  for (let seed = firstSeed; seed < firstSeed + networks; seed += 1) {
    const kept = keepPromises(seed, shippedPromiseRules, only);
    for (const level of ['confirmed', 'likely', 'on-request'] as const) {
      sum[level].made += kept[level].made;
      sum[level].kept += kept[level].kept;
    }
  }
  return sum;
}

function atLeast(limit: number): Target {
  return { text: `≥ ${limit}`, isMet: (value) => value >= limit };
}
