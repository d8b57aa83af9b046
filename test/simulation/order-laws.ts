import { assert } from '../../domain/assert.ts';
import { isReserved } from '../../domain/order/order-parts.ts';
import { canonicalText } from '../../host/journal/canonical.ts';
import type { FaultRecord } from './faults.ts';
import { checkOrderMoney } from './order-money-laws.ts';
import type { OrdersLook } from './orders-look.ts';
import { replayLine } from './replay-line.ts';
import type { PlatformLook, SimulatedPlatform } from './simulated-platform.ts';
import { movedIn } from './simulated-sales.ts';
import type { SimulatedTill } from './simulated-till.ts';
import { checkTransfers } from './transfer-laws.ts';

/** What holds of orders and of the stock promised to them at every moment, whatever has just gone wrong. */
export function checkOrders(
  look: OrdersLook,
  delivered: ReadonlyMap<string, number>,
  record: FaultRecord,
): void {
  assert(look.brokenPromises.length === 0, 'Nothing is promised that does not lie there');
  checkPromised(look);
  checkMovements(look, delivered);
  for (const line of look.lines) {
    const steps = look.steps.filter(({ order_id }) => order_id === line.order_id);
    const own = ({ order_id, line: number }: { order_id: string; line: number }) =>
      order_id === line.order_id && number === line.line;
    const replayed = replayLine(line, steps, look.allocations.filter(own));
    assert(replayed, 'Parts are where the allowed steps lead');
    record.happened('steps-replayed');
  }
  for (const { refused } of look.steps) if (refused !== '') record.happened('steps-refused');
  if (look.lines.length > 0) record.happened('orders-judged');
  checkOrderMoney(look, record);
  checkTransfers(look, record);
}

/** What is reserved of a place is what lies there for orders, and each piece that was ordered is in one part. */
function checkPromised({ lines, stock }: OrdersLook): void {
  const reserved = new Map<string, number>();
  for (const { sku, parts, quantity_milli } of lines) {
    const sum = parts.reduce((all, { quantityMilli }) => all + quantityMilli, 0);
    assert(sum === quantity_milli, 'Each piece that was ordered is in one part');
    for (const part of parts.filter(isReserved)) {
      const key = `${part.sourceId}|${sku}`;
      reserved.set(key, (reserved.get(key) ?? 0) + part.quantityMilli);
    }
  }
  for (const { place_id, sku, condition, reserved_milli } of stock) {
    const key = `${place_id}|${sku}`;
    const promised = condition === 'sellable' ? (reserved.get(key) ?? 0) : 0;
    assert(reserved_milli === promised, 'What is reserved is what is promised to orders');
    if (condition === 'sellable') reserved.delete(key);
  }
  assert(reserved.size === 0, 'What is promised to orders is reserved');
}

/** By what the tills signed, and by the rows of the platform. */
function checkMovements(
  { entries, stock, movements }: OrdersLook,
  delivered: ReadonlyMap<string, number>,
): void {
  const signed = new Map<string, number>();
  const rows = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, milli: number) =>
    to.set(key, (to.get(key) ?? 0) + milli);
  for (const [key, pieces] of delivered) {
    add(signed, `${key}|sellable`, pieces * 1_000);
    add(rows, `${key}|sellable`, pieces * 1_000);
  }
  for (const { text } of entries) {
    const content: unknown = JSON.parse(text);
    for (const { sku, condition, pieces } of movedIn(content))
      add(signed, `${storeOf(content)}|${sku}|${condition}`, pieces * 1_000);
  }
  for (const { place_id, sku, condition, quantity_milli } of movements)
    add(rows, `${place_id}|${sku}|${condition}`, quantity_milli);
  const held = new Map(
    stock.map((row) => [`${row.place_id}|${row.sku}|${row.condition}`, row.quantity_milli]),
  );
  for (const key of new Set([...signed.keys(), ...rows.keys(), ...held.keys()])) {
    const quantity = held.get(key) ?? 0;
    assert(quantity === (signed.get(key) ?? 0), 'What lies there is what came less what left');
    assert(quantity === (rows.get(key) ?? 0), 'What lies there is the sum of its movements');
  }
}

function storeOf(content: unknown): string {
  const store = typeof content === 'object' && content && 'store' in content ? content.store : null;
  const id = typeof store === 'object' && store && 'id' in store ? store.id : '';
  return String(id);
}

/** Once all is there, a till shows of its store's orders what the platform has: its own work is in the documents. */
export async function checkOrdersShown(
  till: SimulatedTill,
  platform: SimulatedPlatform,
  look: PlatformLook,
  record: FaultRecord,
): Promise<void> {
  const { journalId = '' } = till.writer().head('live') ?? {};
  if (look.notApplied(journalId).length > 0 || (await platform.lookAtOrders()) === null) return;
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const shown = (await till.orders()).toSorted(byId);
  const expected = (await platform.documentsOf(till.place)).get('orders') ?? [];
  assert(canonicalText(shown) === canonicalText(expected), 'A till shows the orders as they are');
  record.happened('orders-shown');
}
