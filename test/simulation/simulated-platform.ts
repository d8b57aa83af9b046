import type { Failure } from '../../contract/failure/failure.ts';
import type {
  FeedPosition,
  FeedsRequest,
  FeedsWaitRequest,
} from '../../contract/platform/feeds.ts';
import type {
  JournalState,
  PushAnswer,
  PushRequest,
} from '../../contract/platform/push-entries.ts';
import type { CollectionName, DocumentChange } from '../../contract/port/documents.ts';
import type { Result } from '../../domain/result.ts';
import type { Scope } from '../../platform/documents/scope.ts';
import type { FillFromSnapshot } from '../../sync/feeds/feed-parts.ts';
import type { ReadFeedsAnswer } from '../../sync/feeds/read-answer.ts';
import type { OrdersLook } from './orders-look.ts';

/** A till as the platform knows it. */
export interface TillPlace {
  id: string;
  number: number;
  storeId: string;
  regionId: string;
}

/**
 * The platform of a simulation: what tills ask of it, what its people and its machines do, and how it
 * looks to somebody who checks the laws. In memory, or the real code on a database.
 */
export interface SimulatedPlatform {
  push(
    till: TillPlace,
    journalId: string,
    request: PushRequest,
  ): Promise<Result<PushAnswer, Failure>>;
  state(till: TillPlace, journalId: string): Promise<Result<JournalState, Failure>>;
  feeds(till: TillPlace, request: FeedsRequest): Promise<Result<ReadFeedsAnswer, Failure>>;
  /** Resolves once there is news, or with false when it is given up. One wait for each till. */
  waitForNews(till: TillPlace, feeds: FeedsWaitRequest['feeds']): Promise<boolean>;
  /** Of one platform transaction. */
  change(changes: readonly { scope: Scope; change: DocumentChange }[]): Promise<void>;
  /** Pieces that are brought to a store. */
  deliver(placeId: string, sku: string, pieces: number): Promise<void>;
  backUp(): Promise<void>;
  /** The last copy; as a new database it has another epoch. True if entries were lost by it. */
  restore(how: { asNewDatabase: boolean }): Promise<boolean>;
  /** How many entries had waited for the upgrade, and for what was wrong with them to be mended. */
  upgrade(): Promise<number>;
  mend(): Promise<number>;
  /** Forgets positions and erasures that are old. True if there were any. */
  forgetOld(): Promise<boolean>;
  /** Makes a snapshot of the network's catalog; or the making is killed in the middle. */
  makeSnapshot(how: { isKilled: boolean }): Promise<void>;
  /** How a till begins its catalog by that snapshot. */
  fillFromSnapshot: FillFromSnapshot;
  look(): Promise<PlatformLook>;
  /** What it holds of orders; null of one that keeps none. */
  lookAtOrders(): Promise<OrdersLook | null>;
  /** Tries again what was set aside, as somebody at the centre does once what it waited for is there. */
  tryAgain(): Promise<number>;
  /** Frees what nobody collected in time. */
  expire(): Promise<number>;
  documentsOf(till: TillPlace): Promise<ReadonlyMap<CollectionName, readonly object[]>>;
  close(): Promise<void>;
}

/** All that the platform holds at one moment. */
export interface PlatformLook {
  head: FeedPosition;
  journals: ReadonlyMap<string, readonly { sequence: number; hash: string }[]>;
  /** Journal that an opening names before its own; null for none. */
  predecessorOf(journalId: string): string | null;
  /** Stored entries of a journal that were not applied, in order. */
  notApplied(journalId: string): readonly number[];
  quarantinedCount(journalId: string): number;
  /** Pieces that can be sold, by `place|sku`, and of them what was delivered. */
  stock: ReadonlyMap<string, number>;
  delivered: ReadonlyMap<string, number>;
  /** Money under each number of stored value; null of a platform that keeps none. */
  values: ReadonlyMap<string, number> | null;
}

/** Scopes that a till knows documents of. */
export function scopesOf({ id, storeId, regionId }: TillPlace): readonly Scope[] {
  return ['network', `region:${regionId}`, `store:${storeId}`, `till:${id}`];
}

/** Every collection that comes by feeds. */
export const collections = [
  'items',
  'prices',
  'promotions',
  'stock',
  'customers',
  'operators',
  'settings',
  'orders',
] as const satisfies readonly CollectionName[];
