import { networkPlace } from '../../contract/document/network.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { GoodsOnTheirWay } from '../../contract/host/calls/stock-work-calls.ts';
import type { GoodsNotice } from '../../domain/stock-works/goods-notice.ts';
import type { TillContext } from '../commands/till-context.ts';
import { goodsRequests } from './goods-requests.ts';

/** Tasks and settings of one till: a store's, and the places of its network. */
const mostTasks = 2_000;
const mostSettings = 5_000;
/** Own works that the platform may not have told back yet; more of them wait for days. */
const lastOwn = 200;

/**
 * Transfers to this store that wait to be received, and those of which something differs. What this till
 * received itself is gone at once, whether or not the platform knows (law 8).
 */
export async function goodsOnTheirWay(till: TillContext): Promise<GoodsOnTheirWay> {
  const stores = await storesOf(till);
  const nameOf = (id: string) => stores.find((store) => store.id === id)?.name ?? id;
  const own = till.identity.store.id;
  const received = receivedHere(till);
  const notices = await noticesOf(till);
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
      .filter(({ id, toId, state }) => state === 'received' || (toId === own && !received.has(id)))
      .map(({ id, state, fromId, toId, lines }) => ({
        ...{ id, state, fromId, toId, itemCount: lines.length },
        otherName: nameOf(toId === own ? fromId : toId),
        differences: state === 'sent' ? [] : lines.filter(isDifferent),
      })),
  };
}

/** A transfer that this store may receive now. */
export async function noticeToReceive(id: string, till: TillContext): Promise<GoodsNotice | null> {
  const notices = await noticesOf(till);
  const found = notices.find(
    (notice) =>
      notice.id === id && notice.state === 'sent' && notice.toId === till.identity.store.id,
  );
  return found === undefined || receivedHere(till).has(id) ? null : found;
}

async function noticesOf({ documents }: TillContext): Promise<GoodsNotice[]> {
  const tasks = await documents.all('tasks', mostTasks);
  return tasks.flatMap((task) => (task.kind === 'goods-notice' ? [task.details] : []));
}

function isDifferent({ sentMilli, receivedMilli, damagedMilli }: GoodsNotice['lines'][number]) {
  return receivedMilli !== sentMilli || damagedMilli !== 0;
}

/** Notices that this till has received, told by its own entries. */
function receivedHere({ journal }: TillContext): Set<string> {
  const ids = new Set<string>();
  for (const { journalId, kind, types } of journal.heads()) {
    const last = kind === 'live' ? (types['stock-moved']?.sequence ?? 0) : 0;
    for (let number = last; number > Math.max(0, last - lastOwn); number -= 1) {
      const sealed = journal.findByType(journalId, 'stock-moved', number);
      const entry = sealed && readEntry(sealed.bytes);
      if (entry?.known && entry.type === 'stock-moved' && entry.body.kind === 'transfer-received') {
        ids.add(entry.body.documentId);
      }
    }
  }
  return ids;
}

async function storesOf({ documents }: TillContext): Promise<{ id: string; name: string }[]> {
  const settings = await documents.all('settings', mostSettings);
  const places = settings.flatMap(({ id, value }) => {
    const place = id.startsWith('place.') ? networkPlace.safeParse(value) : null;
    return place?.success && place.data.place === 'store' ? [place.data] : [];
  });
  return places
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}
