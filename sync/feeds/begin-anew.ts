import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type FeedName, type FeedPosition, fileOfFeed } from '../../contract/platform/feeds.ts';
import type {
  CatalogGeneration,
  DocumentChange,
  FeedPage,
  FeedState,
} from '../../contract/port/documents.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { askFeeds, noCutOff, stateAfter } from './ask-feeds.ts';
import type { FeedParts, Filling } from './feed-parts.ts';

/** Documents of one feed of the till file that are held in memory at once; a store has a few thousand. */
const mostOfFeed = 200_000;
/** The longest that a feed is read without reaching its end: a million documents. */
const mostPages = 2_000;

const catalogFeeds: readonly FeedName[] = ['network.catalog', 'region.catalog', 'store.catalog'];

/** What was read from the beginning, not seen by anybody until it is kept. */
interface Anew {
  pages: FeedPage[];
  skipped: Map<FeedName, number>;
  generation: CatalogGeneration | null;
}

/**
 * Reads feeds from their beginning: those of the till file whole into memory, the catalog into a new
 * generation. Nothing is seen before all of it is here, so that no page of an old shop stands beside
 * one of the new; a crash in between begins again. A catalog is one file: one of its feeds alone can't
 * be begun anew. `not-ready`: the platform knows this till, and not yet what it sells or who works there;
 * what the till has stays.
 */
export async function beginAnew(
  parts: FeedParts & { stopped: AbortSignal; report(filling: Filling | null): void },
  feeds: readonly FeedName[],
): Promise<Result<'begun' | 'not-ready', Failure>> {
  const anew: Anew = { pages: [], skipped: new Map(), generation: null };
  try {
    const read = await readAll(parts, feeds, anew);
    if (!read.ok || read.value === 'not-ready') return read;
    await keep(parts, anew);
    return ok('begun');
  } finally {
    parts.report(null);
    await anew.generation?.abandon();
  }
}

async function readAll(
  parts: Parameters<typeof beginAnew>[0],
  feeds: readonly FeedName[],
  anew: Anew,
): Promise<Result<'begun' | 'not-ready', Failure>> {
  parts.report({ documents: 0, of: null });
  for (const feed of feeds) {
    if (fileOfFeed(feed) === 'catalog') continue;
    const page = await readWhole(parts, feed, anew);
    if (!page.ok) return page;
    anew.pages.push(page.value);
  }
  if (anew.pages.length > 0 && !parts.isReady(anew.pages)) return ok('not-ready');
  if (!feeds.some((feed) => fileOfFeed(feed) === 'catalog')) return ok('begun');
  anew.generation = await parts.documents.beginCatalogGeneration('empty');
  const filled = await fillCatalog(parts, anew.generation, anew);
  return filled.ok ? ok('begun') : filled;
}

/** All that one feed of the till file has, as one page. */
async function readWhole(
  parts: Parameters<typeof beginAnew>[0],
  feed: FeedName,
  { skipped }: Anew,
): Promise<Result<FeedPage, Failure>> {
  const documents = new Map<string, DocumentChange>();
  let position: FeedPosition | null = null;
  for (let pages = 0; pages < mostPages && documents.size <= mostOfFeed; pages += 1) {
    const answers = await askFeeds(parts, new Map([[feed, position]]));
    if (!answers.ok) return answers;
    const [answer] = answers.value;
    // The platform was restored while it was read: the next try begins again.
    if (answer?.kind !== 'page') return refuse(fail('PLATFORM_UNREADABLE', { reason: 'feeds' }));
    skipped.set(feed, (skipped.get(feed) ?? 0) + answer.skippedCount);
    for (const change of answer.changes) {
      if ('erased' in change) documents.delete(keyOf(change.collection, change.erased));
      else documents.set(keyOf(change.collection, change.document.id), change);
    }
    const state = stateAfter(answer, null);
    if (!answer.hasMore) {
      const changes = [...documents.values()];
      return ok({ feed, file: 'till', changes, state, isWhole: true });
    }
    position = answer.position;
    await parts.pause();
  }
  return refuse(fail('PLATFORM_UNREADABLE', { reason: 'feed too large' }));
}

/** From the snapshot if there is one, then by pages until there is no more. */
async function fillCatalog(
  parts: Parameters<typeof beginAnew>[0],
  generation: CatalogGeneration,
  { skipped }: Anew,
): Promise<Result<null, Failure>> {
  const { stopped: signal, report } = parts;
  let documents = 0;
  const filled = await parts.fillFromSnapshot(generation, {
    signal,
    onProgress(count, of) {
      documents = count;
      report({ documents, of });
    },
  });
  if (!filled.ok) return filled;
  const states = new Map<FeedName, FeedState>();
  if (filled.value !== null) {
    states.set('network.catalog', { ...filled.value.position, ...noCutOff });
    skipped.set('network.catalog', filled.value.skippedCount);
  }

  for (let pages = 0; pages < mostPages; pages += 1) {
    const positions = catalogFeeds.map((feed) => [feed, positionOf(states.get(feed))] as const);
    const answers = await askFeeds(parts, new Map(positions));
    if (!answers.ok) return answers;
    for (const answer of answers.value) {
      // Of another past than the snapshot, or restored meanwhile: the next try begins again.
      if (answer.kind !== 'page') return refuse(fail('PLATFORM_UNREADABLE', { reason: 'feeds' }));
      const { feed, changes } = answer;
      const state = stateAfter(answer, states.get(feed) ?? null);
      skipped.set(feed, (skipped.get(feed) ?? 0) + answer.skippedCount);
      await generation.applyPage({ feed, file: 'catalog', changes, state });
      states.set(feed, state);
      documents += changes.length;
    }
    report({ documents, of: null });
    if (answers.value.every((answer) => answer.kind === 'page' && !answer.hasMore)) return ok(null);
    await parts.pause();
  }
  return refuse(fail('PLATFORM_UNREADABLE', { reason: 'feed too large' }));
}

/** The catalog first, then who sells and where: the till's identity is the last to change. */
async function keep({ documents, memory, program, sealed }: FeedParts, anew: Anew): Promise<void> {
  const { generation, pages, skipped } = anew;
  for (const [feed, count] of skipped) {
    if (count > 0) memory.setSkipped({ feed, program, count });
  }
  if (generation !== null) {
    // Whatever becomes of a commit, it ends the generation.
    anew.generation = null;
    await generation.commit();
  }
  for (const page of pages) await documents.applyPage(sealed(page));
  for (const [feed, count] of skipped) {
    if (count === 0) memory.setSkipped({ feed, program, count });
  }
}

function positionOf(state: FeedState | undefined): FeedPosition | null {
  return state ? { epoch: state.epoch, seq: state.seq, tag: state.tag } : null;
}

function keyOf(collection: string, id: string): string {
  return JSON.stringify([collection, id]);
}
