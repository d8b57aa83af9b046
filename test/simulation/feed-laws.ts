import { feedNames } from '../../contract/platform/feeds.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import { canonicalText } from '../../host/journal/canonical.ts';
import type { FaultRecord } from './faults.ts';
import { collections, type PlatformLook, type SimulatedPlatform } from './simulated-platform.ts';
import { skus } from './simulated-sales.ts';
import type { SimulatedTill } from './simulated-till.ts';
import type { ToldPositions } from './told-positions.ts';

/** A till with all that the platform told it. */
export interface ToldTill {
  till: SimulatedTill;
  told: ToldPositions;
}

/** The feed that tells of the stock of the till's own store: no page of it is seen before its last one. */
const storeFeed = 'store.catalog';

/**
 * What holds of a till's documents at every moment (law 8): every feed stands where the platform told it
 * to, with the cut-off of before while there is more; the cut-off of the store's stock names exactly the
 * entries that the platform had applied when it told it; and document and own entries together are what
 * really happened.
 */
export async function checkFeeds({ till, told }: ToldTill, record: FaultRecord): Promise<void> {
  for (const feed of feedNames) {
    const state = await till.feedState(feed);
    // Of a snapshot the positions are the platform's own, and it says nothing of a journal.
    const isTold =
      state === null || feed === 'network.catalog' || told.momentOf(feed, state) !== undefined;
    assert(isTold, 'A feed stands where the platform told it to, by the cut-off that it told');
  }
  const state = await till.feedState(storeFeed);
  if (state === null) return;
  const moment = told.momentOf(storeFeed, state);
  assert(
    moment !== null && moment !== undefined,
    "A store's stock is seen when all of it is of one moment",
  );
  checkCutOff(state, moment);
  record.happened('cut-off');
  const expected = expectedStock(till, state, moment);
  if (expected === null) return;
  const shown = await till.shownStock();
  for (const sku of skus) {
    const pieces = shown.get(sku) ?? null;
    const isKnown = moment.stock.has(`${till.place.storeId}|${sku}`);
    const isRight = isKnown ? pieces === expected.get(sku) : pieces === null;
    assert(isRight, 'A till shows its documents and all of its own work since');
  }
  record.happened('shown-stock');
}

function checkCutOff({ journalId, appliedThrough, except }: FeedState, at: PlatformLook): void {
  if (journalId === '') return;
  const stored = at.journals.get(journalId)?.length ?? 0;
  const notApplied = new Set(at.notApplied(journalId));
  const excepted = new Set(except);
  for (let sequence = 1; sequence <= Math.max(stored, appliedThrough); sequence += 1) {
    const isSaid = sequence <= appliedThrough && !excepted.has(sequence);
    const isTrue = sequence <= stored && !notApplied.has(sequence);
    assert(isSaid === isTrue, 'The cut-off names what the documents contain');
  }
}

/**
 * What lay in the store when the documents were told, and what this till sold since, by the bytes it
 * signed. Null when nobody could tell: of a journal before the one of the cut-off only the
 * acknowledgement is known, and a till that was put back to a copy has forgotten what it did.
 */
function expectedStock(
  till: SimulatedTill,
  { journalId }: FeedState,
  at: PlatformLook,
): ReadonlyMap<string, number> | null {
  const { files, place } = till;
  if (files.hasForgotten()) return null;
  const stock = new Map<string, number>();
  for (const sku of skus) stock.set(sku, at.stock.get(`${place.storeId}|${sku}`) ?? 0);
  for (const head of files.journal().heads()) {
    const stored = at.journals.get(head.journalId)?.length ?? 0;
    const notApplied = new Set(at.notApplied(head.journalId));
    const acknowledged = files.pushMemory().through(head.journalId);
    for (const { sequence, hash } of files.journal().read(head.journalId, 1, head.sequence)) {
      const isContained = sequence <= stored && !notApplied.has(sequence);
      for (const { sku, pieces } of isContained ? [] : files.sold(hash))
        stock.set(sku, (stock.get(sku) ?? 0) - pieces);
      const isOther = head.journalId !== journalId && files.sold(hash).length > 0;
      if (isOther && isContained !== sequence <= acknowledged) return null;
    }
  }
  return stock;
}

/** What holds once nothing goes wrong any more and time has passed: the till knows what the centre does. */
export async function checkFeedsDrained(
  till: SimulatedTill,
  platform: SimulatedPlatform,
  { head }: PlatformLook,
): Promise<void> {
  const { why, filling, skippedCount } = till.pull().state();
  assert(
    why === null && filling === null,
    `Nothing is in the way of the feeds: ${why?.code ?? ''}`,
  );
  assert(skippedCount === 0, 'The till reads every document');
  const live = till.writer().head('live')?.journalId ?? '';
  for (const feed of feedNames) {
    const state = await till.feedState(feed);
    const isThere = state?.epoch === head.epoch && state.seq === head.seq && state.tag === head.tag;
    assert(isThere, 'Every feed is where the platform is');
    assert(state.journalId === live, 'Every cut-off is of the live journal');
  }
  const expected = await platform.documentsOf(till.place);
  for (const collection of collections) {
    const own = canonicalText(await till.documents().all(collection, 10_000));
    const isSame = own === canonicalText(expected.get(collection) ?? []);
    assert(isSame, `The till has the ${collection} of the centre`);
  }
}
