import type { OrderGroup, OrderLine, OrderPlaced } from '../order/order.ts';
import type { PricedLine } from '../pricing/price-lines.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { BasketGroup, GroupAddress } from './basket-group.ts';
import { isPaidLater } from './paid-later.ts';
import { settle } from './settle.ts';
import { addressOf } from './ship-line.ts';

/** What a basket orders; null where everything is taken or given back. */
export function orderOfBasket(basket: Basket): OrderPlaced | null {
  const groups = groupsOf(basket);
  if (groups.length === 0) return null;
  const { lines, later } = settle(basket);
  const ordered = [...lines, ...later]
    .filter(({ line }) => leavesLater(line))
    .toSorted((a, b) => a.line.number - b.line.number);
  const deposit = lines.some(({ line }) => line.origin === 'deposit') ? basket.deposit : null;
  return {
    ...{ basketId: basket.id, seat: basket.seat, currency: basket.currency },
    lines: ordered.map((each) => orderLine(basket, each)),
    groups,
    depositKind: deposit?.kind ?? '',
    depositNumber: deposit?.serialNumber ?? '',
  };
}

/** To whom and where: the personal part beside the order (law 6). Addresses by their group's number. */
export interface OrderRecipient {
  name: string;
  phone: string;
  addresses: Record<string, GroupAddress>;
}

export function recipientOf(basket: Basket): OrderRecipient | null {
  const { customer, groups } = basket;
  if (customer === null) return null;
  const shipped = groups.filter(({ fulfilment }) => fulfilment === 'ship');
  const addresses = shipped.flatMap((group): [string, GroupAddress][] => {
    const address = addressOf(basket, group);
    return address ? [[String(group.number), address]] : [];
  });
  const all = addresses.length === 0 ? legacyAddress(basket) : Object.fromEntries(addresses);
  return { name: customer.name, phone: customer.phone, addresses: all };
}

function legacyAddress(basket: Basket): Record<string, GroupAddress> {
  const address = addressOf(basket, null);
  return address && basket.lines.some(isLegacy) ? { '1': address } : {};
}

/** Marked before there were groups. */
function isLegacy({ fulfilment, group, due }: BasketLine): boolean {
  return fulfilment !== 'take' && group === 0 && due === null;
}

function leavesLater(line: BasketLine): boolean {
  return line.origin === 'rung' && (line.group > 0 || isLegacy(line));
}

function groupsOf(basket: Basket): OrderGroup[] {
  const { groups, lines } = basket;
  if (groups.length === 0) return lines.some(isLegacy) ? [legacyGroup] : [];
  return groups.map((group) => orderGroup(basket, group));
}

const legacyGroup: OrderGroup = {
  ...{ number: 1, fulfilment: 'ship', placeId: '', method: 'home', feeLine: 0 },
  ...{ latest: '', holdUntil: '', promise: { level: 'on-request', from: '', through: '' } },
};

function orderGroup({ lines }: Basket, group: BasketGroup): OrderGroup {
  const { number, fulfilment, placeId, method, feeLine, promise, latest, holdUntil } = group;
  const hasFee = lines.some((line) => line.number === feeLine && line.origin === 'fee');
  return {
    ...{ number, fulfilment, placeId, method: method?.id ?? '', feeLine: hasFee ? feeLine : 0 },
    ...{ promise, latest, holdUntil },
  };
}

function orderLine(basket: Basket, { line, grossMinor }: PricedLine): OrderLine {
  const { number, group, item, quantity } = line;
  const { sku, gtin, name: label, size, colour, model, unit, unitPriceMinor } = item;
  return {
    ...{ number, group: group === 0 ? 1 : group, sku, gtin, label, size, colour, model },
    ...{ quantity, unit, unitPriceMinor, amountMinor: grossMinor },
    dueMinor: isPaidLater(basket, line) ? grossMinor : 0,
  };
}
