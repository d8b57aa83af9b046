import { readEntry } from '../../contract/entry/read-entry.ts';
import type { PlacedView } from '../../contract/host/basket-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { collectCode, printCollectCode } from '../../domain/order/collect-code.ts';
import { orderNumber } from '../../domain/order/order-number.ts';
import { articleCount } from '../../domain/quantity/article-count.ts';

/** What the screen says of an order that ended its basket without any payment, read from the signed bytes. */
export function placedViewOf(entry: SealedEntry): PlacedView {
  const read = readEntry(entry.bytes);
  assert(read.known && read.type === 'order-placed', 'What was placed is an order');
  const { envelope: signed, body: order } = read;
  const { journalId, sequence } = entry;
  const held = order.groups.map(({ holdUntil }) => holdUntil).filter((until) => until !== '');
  return {
    ...{ journalId, sequence, currency: order.currency },
    number: orderNumber({
      tillNumber: signed.till.number,
      orderSequence: signed.typeSequence,
      journalId,
    }),
    isReservation: order.groups.every(({ fulfilment }) => fulfilment === 'reserve'),
    dueMinor: sumMinor(order.lines.map(({ dueMinor }) => dueMinor)),
    articleCount: articleCount(
      order.lines.map(({ quantity }) => ({ quantity, accounting: 'turnover' })),
    ),
    // What is kept least long is what to come for.
    holdUntil: held.toSorted()[0] ?? '',
    collectCode: printCollectCode(collectCode(order.basketId)),
    recordedAtLocal: signed.recordedAt.local,
    extract: entry.hash.slice(0, 8),
  };
}
