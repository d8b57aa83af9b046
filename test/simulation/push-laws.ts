import { assert } from '../../domain/assert.ts';
import type { PlatformLook } from './simulated-platform.ts';
import type { SimulatedTill } from './simulated-till.ts';

/** A till with what its own network knows. */
export interface TillSide {
  till: SimulatedTill;
  /** The last thing the till heard of this journal still holds at the platform. */
  isUpToDate(journalId: string): boolean;
}

export interface Sides {
  tills: readonly TillSide[];
  platform: PlatformLook;
  /** The platform has forgotten things: what was on its way then arrives at one that lacks them. */
  wasRestored: boolean;
}

/** What holds of the journals at every moment, whatever has just gone wrong. */
export function checkPush(sides: Sides): void {
  for (const side of sides.tills) checkTill(side, sides);
  const { platform, tills } = sides;
  for (const entries of platform.journals.values()) {
    const isSomebodys = tills.some(({ till: { files } }) =>
      entries.every(({ hash }) => files.wrote(hash)),
    );
    assert(isSomebodys, 'The platform has what one till wrote');
  }
  checkStock(sides);
  checkValues(sides);
}

/**
 * Delivered minus sold plus returned, over all tills and by what each wrote itself: of every entry that
 * the platform has stored and neither set aside nor left for its upgrade.
 */
function checkStock({ platform, tills }: Sides): void {
  const expected = new Map(platform.delivered);
  for (const [journalId, entries] of platform.journals) {
    const notApplied = new Set(platform.notApplied(journalId));
    for (const { sequence, hash } of entries) {
      const owner = tills.find(({ till }) => till.files.wrote(hash))?.till;
      if (!owner || notApplied.has(sequence)) continue;
      for (const { sku, pieces } of owner.files.sold(hash)) {
        const key = `${owner.place.storeId}|${sku}`;
        expected.set(key, (expected.get(key) ?? 0) - pieces);
      }
    }
  }
  for (const key of new Set([...expected.keys(), ...platform.stock.keys()])) {
    const isRight = (platform.stock.get(key) ?? 0) === (expected.get(key) ?? 0);
    assert(isRight, 'Stock is opening minus sold plus returned');
  }
}

/** Under each number what the tills put there, less what they took, by what each wrote itself: once. */
function checkValues({ platform, tills }: Sides): void {
  if (platform.values === null) return;
  const expected = new Map<string, number>();
  for (const [journalId, entries] of platform.journals) {
    const notApplied = new Set(platform.notApplied(journalId));
    for (const { sequence, hash } of entries) {
      const owner = tills.find(({ till }) => till.files.wrote(hash))?.till;
      if (!owner || notApplied.has(sequence)) continue;
      for (const [number, minor] of owner.files.valuesOf(hash))
        expected.set(number, (expected.get(number) ?? 0) + minor);
    }
  }
  for (const number of new Set([...expected.keys(), ...platform.values.keys()])) {
    const isRight = (platform.values.get(number) ?? 0) === (expected.get(number) ?? 0);
    assert(isRight, 'Stored value is what was put there less what was taken');
  }
}

function checkTill({ till, isUpToDate }: TillSide, { platform, wasRestored }: Sides): void {
  const { files } = till;
  assert(till.broken.length === 0, `Nothing unexpected happens: ${String(till.broken[0])}`);
  assert(files.isWhole(), 'What was sold is in the journal');
  const heads = new Map(
    files
      .journal()
      .heads()
      .map((head) => [head.journalId, head]),
  );
  for (const [journalId, entries] of platform.journals) {
    if (!files.wrote(entries[0]?.hash ?? '')) continue;
    for (const [index, { sequence }] of entries.entries())
      assert(sequence === index + 1, 'The platform has entries in order, each once');
    const predecessor = heads.has(journalId) ? platform.predecessorOf(journalId) : null;
    const before = predecessor === null ? undefined : heads.get(predecessor);
    if (before && !files.wasForked(before.journalId)) {
      const isWhole = countOf(platform, before.journalId) >= before.sequence;
      assert(isWhole || wasRestored, 'A journal arrives after all of its predecessor');
    }
  }
  const memory = files.pushMemory();
  for (const { journalId, sequence } of heads.values()) {
    const cursor = memory.through(journalId);
    assert(cursor <= sequence, 'The cursor is not ahead of the till');
    if (memory.forkedAt(journalId) !== null) {
      const isForked = hasTwoPasts(till, platform, journalId);
      assert(isForked || wasRestored, 'Only a journal with two pasts is forked');
    } else if (isUpToDate(journalId)) {
      const isBehind = cursor <= countOf(platform, journalId);
      assert(isBehind, 'The cursor is not ahead of the platform');
    }
  }
}

/** What holds once nothing goes wrong any more and time has passed. */
export function checkPushDrained({ tills, platform }: Sides): void {
  for (const { till } of tills) checkTillDrained(till, platform);
}

function checkTillDrained(till: SimulatedTill, platform: PlatformLook): void {
  const { files } = till;
  let isForked = false;
  let quarantined = 0;
  for (const { journalId, sequence } of files.journal().heads()) {
    if (files.pushMemory().forkedAt(journalId) !== null) {
      isForked = true;
      continue;
    }
    const own = files.journal().read(journalId, 1, sequence);
    const there = platform.journals.get(journalId) ?? [];
    assert(there.length === own.length, 'Every entry is at the platform, once');
    const isSame = own.every((entry, index) => entry.hash === there[index]?.hash);
    assert(isSame, 'The platform has them in the order of the journal');
    assert(files.pushMemory().through(journalId) === sequence, 'The till knows that all is there');
    quarantined += platform.quarantinedCount(journalId);
  }
  assert(till.engine().waiting() === 0, 'Nothing waits');
  const isTold = till.engine().quarantinedCount() === quarantined;
  assert(isForked || isTold, 'The till shows how many the platform could not apply');
}

function hasTwoPasts(till: SimulatedTill, platform: PlatformLook, journalId: string): boolean {
  const there = platform.journals.get(journalId) ?? [];
  const journal = till.files.journal();
  return there.some(({ sequence, hash }) => journal.find(journalId, sequence)?.hash !== hash);
}

function countOf(platform: PlatformLook, journalId: string): number {
  return platform.journals.get(journalId)?.length ?? 0;
}
