import type { GoodsOnTheirWay } from '../../contract/host/calls/stock-work-calls.ts';
import {
  type GoodsNotice,
  hasDifference,
  restMilli,
} from '../../domain/stock-works/goods-notice.ts';
import type { TillContext } from '../commands/till-context.ts';
import { networkStores } from '../orders/network-stores.ts';
import { goodsNotices } from './goods-notices.ts';
import { goodsRequests } from './goods-requests.ts';

/**
 * Transfers and deliveries to this store that wait to be received, those of which something differs, and
 * what stores ask each other for. What this till did itself is seen at once (law 8).
 */
export async function goodsOnTheirWay(till: TillContext): Promise<GoodsOnTheirWay> {
  const stores = await storesOf(till);
  const nameOf = (id: string) => stores.find((store) => store.id === id)?.name ?? id;
  const own = till.identity.store.id;
  const notices = await goodsNotices(till);
  const requests = await goodsRequests(till);
  return {
    requests: requests
      .map(({ request: { id, state, askerId, giverId, lines, ...why }, isTold }) => ({
        ...{ id, state, isTold, isOurs: askerId === own, lines: [...lines] },
        otherName: nameOf(askerId === own ? giverId : askerId),
        ...{ reasonCode: why.reasonCode, refusedFor: why.refusedFor },
      }))
      // Answered here, it is the other store's to receive.
      .filter(({ isOurs, state }) => isOurs || state === 'asked')
      .toSorted((a, b) => Number(a.isOurs) - Number(b.isOurs) || (a.id < b.id ? -1 : 1)),
    stores: stores.filter(({ id }) => id !== own),
    notices: notices
      .filter((notice) =>
        notice.state === 'received' ? hasDifference(notice) : notice.toId === own,
      )
      .map(({ id, state, fromId, toId, delivery, lines }) => ({
        ...{ id, state, fromId, toId, itemCount: lines.length },
        otherName: delivery?.name ?? nameOf(toId === own ? fromId : toId),
        expectedOn: delivery?.expectedOn ?? '',
        isDelivery: delivery !== undefined,
        restCount: lines.filter((line) => restMilli(line) > 0).length,
        isBegun: lines.some(({ receivedMilli }) => receivedMilli !== null),
        differences: state === 'sent' ? [] : lines.filter(isDifferent),
      }))
      .toSorted(whenExpected),
  };
}

function isDifferent({ sentMilli, receivedMilli, damagedMilli }: GoodsNotice['lines'][number]) {
  return receivedMilli !== sentMilli || damagedMilli !== 0;
}

type Listed = GoodsOnTheirWay['notices'][number];

/** What comes first stands first; what is only looked at stands last. */
function whenExpected(a: Listed, b: Listed): number {
  const isOver = Number(a.state === 'received') - Number(b.state === 'received');
  return isOver || a.expectedOn.localeCompare(b.expectedOn) || a.id.localeCompare(b.id);
}

async function storesOf({ documents }: TillContext): Promise<{ id: string; name: string }[]> {
  const places = await networkStores(documents);
  return places
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}
