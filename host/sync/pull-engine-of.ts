import { join } from 'node:path';
import { tillIdentity } from '../../contract/document/setting.ts';
import { factsOf } from '../../contract/failure/log-facts.ts';
import type { DocumentChange, FeedPage } from '../../contract/port/documents.ts';
import type { Connectivity } from '../../sync/connectivity/connectivity.ts';
import type { FeedMemory } from '../../sync/feeds/feed-memory.ts';
import { createPullEngine, type PullEngine } from '../../sync/feeds/pull-engine.ts';
import { askAsTill } from '../../sync/http/ask-as-till.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import { httpSnapshotLink } from '../../sync/http/http-snapshot-link.ts';
import type { TillToken } from '../../sync/http/till-token.ts';
import type { PlatformLink } from '../../sync/platform-link.ts';
import { sealedPage } from '../operators/pepper.ts';
import { snapshotFiller } from './snapshot-filler.ts';
import type { SyncParts } from './sync-parts.ts';

/** What the platform knows comes to this till: from now on, and at first instead of what it was seeded with. */
export function pullEngineOf(
  parts: SyncParts,
  {
    link,
    as,
    memory,
    connectivity,
    tillId,
  }: {
    link: PlatformLink;
    as: { ask: AskPlatform; token: TillToken };
    memory: FeedMemory;
    connectivity: Connectivity;
    /** As it is enrolled. */
    tillId: string;
  },
): PullEngine {
  const { documents, timers, keys, logger } = parts;
  return createPullEngine({
    ...{ documents, link, memory, connectivity, timers },
    fillFromSnapshot: snapshotFiller({
      link: httpSnapshotLink(askAsTill(as)),
      folder: join(parts.folder, 'downloads'),
      timers,
    }),
    journalId: () => parts.writer.head('live')?.journalId ?? null,
    sealed: (page) => sealedPage(page, keys.pepper()),
    isReady,
    async isOfAnotherTill() {
      const stored = await documents.get('settings', 'till.identity');
      const identity = tillIdentity.safeParse(stored?.value);
      return identity.success && identity.data.till.id !== tillId;
    },
    program: parts.program,
    nowMs: parts.nowMs,
    random: parts.random,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onChange: parts.onChange,
    onError: (error) => logger.error(factsOf(error), 'what the platform knows could not be stored'),
  });
}

/** Who sells, where, on which till; at a first start also somebody to sell. */
function isReady(pages: readonly FeedPage[]): boolean {
  if (!pages.some(({ feed }) => feed === 'till.till')) return true;
  const changes = pages.flatMap((page) => page.changes);
  const isFirstStart = pages.length === feedsOfTillFile;
  return changes.some(isIdentity) && (!isFirstStart || changes.some(isSomebody));
}

const feedsOfTillFile = 3;

function isIdentity(change: DocumentChange): boolean {
  if (change.collection !== 'settings' || !('document' in change)) return false;
  const { id, value } = change.document;
  return id === 'till.identity' && tillIdentity.safeParse(value).success;
}

function isSomebody(change: DocumentChange): boolean {
  return change.collection === 'operators' && 'document' in change && change.document.isActive;
}
