import { median, p99 } from '../measure.ts';
import { below, type Measured } from '../row.ts';
import type { timeSales } from '../till/selling.ts';

/**
 * A sale beside what the disk took for the same commits in the same moment. Flat must be what is the
 * till's own, for a disk that others use too is slower from one minute to the next.
 */
export function saleRows({
  sales,
  fsyncs,
  beyond,
}: Awaited<ReturnType<typeof timeSales>>): Measured[] {
  const what = 'sale of one article over RPC, scan and cash';
  const disk = 'two bare fsyncs';
  return [
    {
      what: `${what}: median`,
      unit: 'ms',
      value: median(sales),
      yardsticks: [{ what: disk, value: median(fsyncs) }],
    },
    {
      what: `${what}: p99`,
      unit: 'ms',
      value: p99(sales),
      target: below(50),
      yardsticks: [{ what: disk, value: p99(fsyncs) }],
    },
    {
      what: `${what}: median beyond two bare fsyncs`,
      unit: 'ms',
      value: median(beyond),
      shouldStayFlat: true,
    },
  ];
}
