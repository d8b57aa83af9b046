import { z } from 'zod';
import { type OrderDocument, orderDocument } from '../../../contract/document/order.ts';

/** An order as the first release stored it: each line in one piece, groups only by how it leaves. */
const firstOrder = z.object({
  ...orderDocument.omit({
    ...{ number: true, depositNumber: true, collectCode: true, groups: true, lines: true },
  }).shape,
  lines: z.array(
    z.object({
      ...orderDocument.shape.lines.element.pick({ line: true, sku: true, name: true }).shape,
      quantityMilli: z.int(),
      amountMinor: z.int(),
      fulfilment: z.enum(['ship', 'pickup', 'reserve']),
      state: z.enum(['pending', 'allocated', 'unfillable', 'shipped', 'handed-over', 'cancelled']),
      sourceId: z.string(),
    }),
  ),
});

/** The same order as it is stored today. Throws ZodError on what was none. */
export function orderWithGroups(stored: unknown): OrderDocument {
  const { lines, ...order } = firstOrder.parse(stored);
  const ways = [...new Set(lines.map(({ fulfilment }) => fulfilment))];
  return {
    ...order,
    ...{ number: order.receiptNumber, depositNumber: '', collectCode: '' },
    groups: ways.map((fulfilment, index) => ({
      ...{ number: index + 1, fulfilment, feeLine: 0, latest: '', holdUntil: '' },
      placeId: fulfilment === 'ship' ? '' : order.storeId,
      method: fulfilment === 'ship' ? 'standard' : '',
      promise: { level: 'on-request', from: '', through: '' },
    })),
    lines: lines.map(({ fulfilment, state, sourceId, ...line }) => ({
      ...line,
      ...{ group: ways.indexOf(fulfilment) + 1, dueMinor: 0 },
      parts: [
        {
          ...{ part: 1, quantityMilli: line.quantityMilli, sourceId },
          state: state === 'pending' ? 'placed' : state,
        },
      ],
    })),
  };
}
