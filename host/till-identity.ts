import { isDeepStrictEqual } from 'node:util';
import { type TillIdentity, tillIdentity } from '../contract/document/setting.ts';
import type { Documents } from '../contract/port/documents.ts';
import { ok } from '../domain/result.ts';
import type { CommandQueue } from './commands/command-queue.ts';

/** Who sells, where, on which till, as it is now. */
export interface HeldIdentity {
  current(): TillIdentity;
  become(next: TillIdentity): void;
}

export function holdIdentity(first: TillIdentity): HeldIdentity {
  let current = first;
  return {
    current: () => current,
    become(next) {
      current = next;
    },
  };
}

/** What the lines of a basket are rung by. */
function rungBy({ company, store, currency, priceList, companyPriceList }: TillIdentity) {
  return { company: company.id, store: store.id, currency, priceList, companyPriceList };
}

/**
 * Follows the identity that the platform gives. A new one is taken as a command among the others, and
 * only while no basket is open; one of another shop, or with other money or prices, only once none is
 * put aside either: what is rung at one shop is not signed as another's. Entries that were signed stay
 * as they are (law 5).
 */
export function followIdentity(from: {
  documents: Pick<Documents, 'get' | 'onChange'>;
  identity: HeldIdentity;
  queue: CommandQueue;
  isBasketOpen(): boolean;
  /** One is put aside, whoever resumes it and when. */
  isBasketSuspended(): boolean;
  onChanged(): void;
  onFailed(error: unknown): void;
}) {
  const { documents, identity, queue } = from;
  let isWaiting = false;

  async function take(): Promise<void> {
    const stored = await documents.get('settings', 'till.identity');
    const next = tillIdentity.safeParse(stored?.value);
    // Withdrawn or unreadable: the till stays who it is.
    if (!next.success || isDeepStrictEqual(next.data, identity.current())) return;
    isWaiting = isInTheWay(next.data);
    if (isWaiting) return;
    identity.become(next.data);
    from.onChanged();
  }

  function isInTheWay(next: TillIdentity): boolean {
    if (from.isBasketOpen()) return true;
    return from.isBasketSuspended() && !isDeepStrictEqual(rungBy(next), rungBy(identity.current()));
  }

  function look(): void {
    isWaiting = false;
    queue.run(async () => ok(await take())).catch(from.onFailed);
  }

  const stop = documents.onChange((collections) => {
    if (collections.includes('settings')) look();
  });
  return {
    /** A basket may have ended, so that a new identity can be taken. */
    basketChanged(): void {
      if (isWaiting && !from.isBasketOpen()) look();
    },
    stop,
  };
}
