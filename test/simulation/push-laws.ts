import { z } from 'zod';
import { assert } from '../../domain/assert.ts';
import type { MemoryPlatform } from '../support/memory-platform.ts';
import type { SimulatedTill } from './simulated-till.ts';

/** A till with what its own network knows. */
export interface TillSide {
  till: SimulatedTill;
  /** The last thing the till heard of this journal still holds at the platform. */
  isUpToDate(journalId: string): boolean;
}

export interface Sides {
  tills: readonly TillSide[];
  platform: MemoryPlatform;
  /** The platform has forgotten things: what was on its way then arrives at one that lacks them. */
  wasRestored(): boolean;
}

/** What holds at every moment, whatever has just gone wrong. */
export function checkLaws(sides: Sides): void {
  for (const side of sides.tills) checkTill(side, sides);
  const { platform, tills } = sides;
  for (const journalId of platform.journalIds()) {
    const isSomebodys = tills.some(({ till }) =>
      platform.entries(journalId).every(({ hash }) => till.wrote(hash)),
    );
    assert(isSomebodys, 'The platform has what one till wrote');
  }
  checkStock(sides);
}

/**
 * Opening minus sold plus returned, over all tills and by what each wrote itself: of every entry that
 * the platform has stored and neither set aside nor left for its upgrade.
 */
function checkStock({ platform, tills }: Sides): void {
  const moved = new Map<string, number>();
  for (const journalId of platform.journalIds()) {
    for (const entry of platform.entries(journalId)) {
      const owner = tills.find(({ till }) => till.wrote(entry.hash))?.till;
      if (!owner || platform.isPoison(entry) || platform.isUnread(entry)) continue;
      const left = moved.get(owner.storeId) ?? 0;
      moved.set(owner.storeId, left - owner.sold(entry.hash));
    }
  }
  const there = new Map<string, number>();
  for (const [key, pieces] of platform.stock()) {
    const [place = ''] = key.split('|');
    there.set(place, (there.get(place) ?? 0) + pieces);
  }
  for (const { till } of tills) {
    const isRight = (there.get(till.storeId) ?? 0) === (moved.get(till.storeId) ?? 0);
    assert(isRight, 'Stock is opening minus sold plus returned');
  }
}

function checkTill({ till, isUpToDate }: TillSide, { platform, wasRestored }: Sides): void {
  assert(till.broken.length === 0, `Nothing unexpected happens: ${String(till.broken[0])}`);
  const heads = new Map(
    till
      .journal()
      .heads()
      .map((head) => [head.journalId, head]),
  );
  for (const journalId of platform.journalIds()) {
    const entries = platform.entries(journalId);
    if (!till.wrote(entries[0]?.hash ?? '')) continue;
    for (const [index, { sequence }] of entries.entries())
      assert(sequence === index + 1, 'The platform has entries in order, each once');
    const opening = heads.has(journalId) ? entries[0] : undefined;
    const predecessor = opening ? predecessorOf(opening.text) : null;
    const before = predecessor === null ? undefined : heads.get(predecessor);
    if (before && !till.wasForked(before.journalId)) {
      const isWhole = platform.entries(before.journalId).length >= before.sequence;
      assert(isWhole || wasRestored(), 'A journal arrives after all of its predecessor');
    }
  }
  for (const { journalId, sequence } of heads.values()) {
    const cursor = till.memory().through(journalId);
    assert(cursor <= sequence, 'The cursor is not ahead of the till');
    if (till.memory().forkedAt(journalId) !== null) {
      const isForked = hasTwoPasts(till, platform, journalId);
      assert(isForked || wasRestored(), 'Only a journal with two pasts is forked');
    } else if (isUpToDate(journalId)) {
      const isBehind = cursor <= platform.entries(journalId).length;
      assert(isBehind, 'The cursor is not ahead of the platform');
    }
  }
}

/** What holds once nothing goes wrong any more and time has passed. */
export function checkDrained(sides: Sides): void {
  checkLaws(sides);
  for (const { till } of sides.tills) checkTillDrained(till, sides.platform);
}

function checkTillDrained(till: SimulatedTill, platform: MemoryPlatform): void {
  let isForked = false;
  let quarantined = 0;
  for (const { journalId, sequence } of till.journal().heads()) {
    if (till.memory().forkedAt(journalId) !== null) {
      isForked = true;
      continue;
    }
    const own = till.journal().read(journalId, 1, sequence);
    const there = platform.entries(journalId);
    assert(there.length === own.length, 'Every entry is at the platform, once');
    const isSame = own.every((entry, index) => entry.hash === there[index]?.hash);
    assert(isSame, 'The platform has them in the order of the journal');
    assert(till.memory().through(journalId) === sequence, 'The till knows that all is there');
    quarantined += platform.state(journalId).quarantinedCount;
  }
  assert(till.engine().waiting() === 0, 'Nothing waits');
  const isTold = till.engine().quarantinedCount() === quarantined;
  assert(isForked || isTold, 'The till shows how many the platform could not apply');
}

function hasTwoPasts(till: SimulatedTill, platform: MemoryPlatform, journalId: string): boolean {
  const there = platform.entries(journalId);
  return there.some(
    ({ sequence, hash }) => till.journal().find(journalId, sequence)?.hash !== hash,
  );
}

const opened = z.object({
  body: z.object({ predecessor: z.object({ journalId: z.string() }).nullish() }),
});

function predecessorOf(text: string): string | null {
  return opened.parse(JSON.parse(text)).body.predecessor?.journalId ?? null;
}
