import { quantityMilli } from '../quantity/quantity.ts';
import type { WorkLine } from './stock-work.ts';

/**
 * Lines of goods that were announced, each with why it is another than that: broken, not announced,
 * missing or too many. What came broken has come all the same; of a part nothing is missing yet.
 */
export function withReceivingReasons(lines: readonly WorkLine[], isPart = false): WorkLine[] {
  return lines.map((line) => {
    const reasonCode = reasonOf(line, lines);
    return { ...line, reasonCode: isPart && reasonCode === 'missing' ? '' : reasonCode };
  });
}

function reasonOf(line: WorkLine, lines: readonly WorkLine[]): string {
  if (line.condition !== 'sellable') return 'damaged';
  if (line.announced === null) return 'not-announced';
  const came = lines
    .filter(({ sku }) => sku === line.sku)
    .reduce((sum, { quantity }) => sum + quantityMilli(quantity), 0);
  const announced = quantityMilli(line.announced);
  if (came < announced) return 'missing';
  return came > announced ? 'surplus' : '';
}
