import { groupOf, type OrderDocument } from '../../contract/document/order.ts';
import type { OrderDetail, OrderWork } from '../../contract/host/calls/order-work-calls.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { isPartPaid, lineDueMinor } from '../../domain/order/due-of-line.ts';
import type { OrderStepKind } from '../../domain/order/order.ts';
import { ableMilli } from '../../domain/order/order-parts.ts';
import { placeOfStep } from '../../domain/order/step-order.ts';
import type { Work } from '../../domain/order/worklists.ts';
import { type CustomerReader, personName } from '../customers/known-customers.ts';
import { parcelTo } from './parcel-to.ts';
import { placeName } from './place-name.ts';

type OrderLine = OrderDocument['lines'][number];
type Reads = Pick<Documents, 'get'>;

interface ViewSources {
  documents: Reads;
  /** Who it is for, as this till knows them. */
  buyer: CustomerReader;
}

const kinds: readonly OrderStepKind[] = [
  ...(['picked', 'short', 'refused', 'packed', 'ready', 'shipped', 'handed-over'] as const),
  ...(['cancelled', 'extended', 'asked-again'] as const),
];

/** An order with where each part of it stands, and what this store can do with it. */
export async function orderDetail(
  order: OrderDocument,
  storeId: string,
  { documents, buyer }: ViewSources,
): Promise<OrderDetail> {
  const { id, number, receiptNumber, takenAt, currency } = order;
  const customer = await buyer(order.customerId);
  return {
    ...{ id, number, receiptNumber, takenAt, currency, hasCode: order.collectCode !== '' },
    hasDeposit: order.depositNumber !== '',
    customerId: order.customerId,
    customerName: personName(customer),
    customerPhone: customer?.phone ?? '',
    groups: await Promise.all(
      order.groups.map(async ({ placeId, feeLine: _, ...group }) => ({
        ...group,
        placeName: placeId === '' ? '' : await placeName(placeId, documents),
        isHere: placeId === storeId,
        dueMinor: dueOf(order, group.number),
        to: group.fulfilment === 'ship' ? await parcelTo(id, group.number, documents) : null,
      })),
    ),
    lines: await Promise.all(
      order.lines.map(async (line) => ({
        ...(await goodsOfLine(line, documents)),
        ...{ line: line.line, group: line.group, quantityMilli: line.quantityMilli },
        ...{ amountMinor: line.amountMinor, dueMinor: lineDueMinor(line) },
        isPartPaid: isPartPaid(line),
        parts: await Promise.all(
          line.parts.map(async ({ state, quantityMilli, sourceId }) => ({
            ...{ state, quantityMilli, isHere: sourceId === storeId },
            sourceName: sourceId === '' ? '' : await placeName(sourceId, documents),
          })),
        ),
        may: kinds.filter((kind) => {
          const { fulfilment, placeId: toPlace } = groupOf(order, line);
          const placeId = placeOfStep({ kind, placeId: storeId, toPlace });
          return ableMilli(line.parts, fulfilment, { kind, placeId }) > 0;
        }),
      })),
    ),
  };
}

/** A work of a list, as somebody reads it. */
export async function workView(
  order: OrderDocument,
  { list, group, lines }: Work,
  { documents, buyer }: ViewSources,
): Promise<OrderWork> {
  const { id, number, takenAt, currency } = order;
  return {
    ...{ list, order: id, number, takenAt, currency },
    customerName: personName(await buyer(order.customerId)),
    ...{ group: group.number, fulfilment: group.fulfilment, holdUntil: group.holdUntil },
    placeName: group.placeId === '' ? '' : await placeName(group.placeId, documents),
    promisedThrough: group.promise.through,
    dueMinor: dueOf(order, group.number),
    lines: await Promise.all(
      lines.map(async (each) => ({
        ...each,
        ...(await goodsOfLine(lineOf(order, each.line), documents)),
      })),
    ),
  };
}

/** What is still to pay of a group before any of it is handed over. */
function dueOf({ lines }: OrderDocument, group: number): number {
  return sumMinor(lines.filter((line) => line.group === group).map(lineDueMinor));
}

export function lineOf({ lines }: OrderDocument, number: number): OrderLine {
  const line = lines.find(({ line }) => line === number);
  if (!line) throw new Error('A work is with lines of its order');
  return line;
}

/** What somebody who stands before a shelf calls the goods of a line. */
export async function goodsOfLine({ sku, name }: OrderLine, documents: Reads) {
  const item = await documents.get('items', sku);
  const { gtin = '', size = '', colour = '' } = item ?? {};
  return { sku, name, gtin, size, colour };
}
