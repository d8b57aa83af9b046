import type { Basket } from '../../domain/basket/basket.ts';
import { keptMilli } from '../../domain/order/due-of-line.ts';
import { orderId } from '../../domain/order/order.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { type OrderSources, storeOrder } from '../orders/store-orders.ts';

const gone: ReadonlySet<string> = new Set(['shipped', 'handed-over', 'delivered', 'returned']);

/**
 * The fee lines of a sale that go back with what is given back of it: of each group of its order of which
 * nothing has left, and nothing is left to send once these pieces (and those that the basket has already) are
 * given back; each with those lines. What was sent was sent: its fee stays.
 */
export async function feesGivenBack(
  of: EntryPlace,
  wishes: readonly { line: number; milli: number }[],
  basket: Basket,
  orders: OrderSources,
): Promise<{ line: number; feeOf: number[] }[]> {
  const order = await storeOrder(orderId(of.journalId, of.sequence - 1), orders);
  if (order === null) return [];
  const inBasket = basket.lines.flatMap(({ returned, quantity }) => {
    const back = returned?.of;
    const isOfSale = back && 'journalId' in back && placeText(back) === placeText(of);
    return isOfSale ? [{ line: back.line, milli: Math.abs(quantityMilli(quantity)) }] : [];
  });
  const back = [...wishes, ...inBasket];
  const milliOf = (line: number): number =>
    back.reduce((sum, each) => (each.line === line ? sum + each.milli : sum), 0);
  return order.groups.flatMap(({ number, feeLine }) => {
    const lines = order.lines.filter(({ group }) => group === number);
    const hasLeft = lines.some(({ parts }) => parts.some(({ state }) => gone.has(state)));
    const isAll = lines.every((line) => keptMilli(line) <= milliOf(line.line));
    const isTouched = lines.some(({ line }) => wishes.some((wish) => wish.line === line));
    const isNamed = back.some(({ line }) => line === feeLine);
    if (feeLine === 0 || !isTouched || !isAll || hasLeft || isNamed) return [];
    return [{ line: feeLine, feeOf: lines.map(({ line }) => line) }];
  });
}
