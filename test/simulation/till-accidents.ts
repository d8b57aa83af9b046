import { assert } from '../../domain/assert.ts';
import type { FaultRecord } from './faults.ts';
import type { Accidents } from './platform-accidents.ts';
import type { SimulatedTill } from './simulated-till.ts';
import type { Choices } from './streams.ts';

/** Writes of documents after which a till may crash, at most. */
const pagesBeforeCrash = 6;

/** What happens to a till: to one of them, not to all at once. */
export function tillAccidents(tills: readonly SimulatedTill[], record: FaultRecord): Accidents {
  const backups = new Map(tills.map((till) => [till, till.files.backUp()]));
  const some = (choices: Choices): SimulatedTill => {
    const chosen = tills[choices.whole(0, tills.length - 1)];
    assert(chosen !== undefined, 'There is a till');
    return chosen;
  };
  const atPage = (at: 'before' | 'after') => (choices: Choices) =>
    some(choices).crashes.onPage(at, choices.whole(0, pagesBeforeCrash), (isGeneration) => {
      record.happened(at === 'before' ? 'till-crashed-before-page' : 'till-crashed-after-page');
      if (isGeneration) record.happened('generation-killed');
    });
  const atCursor = (at: 'before' | 'after') => (choices: Choices) =>
    some(choices).crashes.onAcknowledgement(at, () =>
      record.happened(at === 'before' ? 'till-crashed-before-cursor' : 'till-crashed-after-cursor'),
    );

  return {
    'till-crashed-before-cursor': { percent: 8, act: atCursor('before') },
    'till-crashed-after-cursor': { percent: 8, act: atCursor('after') },
    'till-crashed-before-page': { percent: 12, act: atPage('before') },
    'till-crashed-after-page': { percent: 12, act: atPage('after') },
    'cursor-lost': {
      percent: 4,
      async act(choices) {
        const till = some(choices);
        await till.whileOff(till.files.loseCursor);
        record.happened('cursor-lost');
      },
    },
    'till-restored': {
      percent: 4,
      async act(choices) {
        const till = some(choices);
        const backup = backups.get(till);
        if (choices.chance(50) || !backup) {
          backups.set(till, till.files.backUp());
          return;
        }
        await till.whileOff(backup);
        record.happened('till-restored');
      },
    },
    'catalog-rolled-back': {
      percent: 12,
      async act(choices) {
        const till = some(choices);
        const { documents } = till.files;
        const most = documents.unsynced();
        if (most === 0) return;
        const count = choices.whole(1, Math.min(most, 8));
        await till.whileOff(() => till.files.losePower(count));
        record.happened('catalog-rolled-back');
      },
    },
    'catalog-lost': {
      percent: 3,
      async act(choices) {
        const till = some(choices);
        await till.whileOff(till.files.documents.loseCatalog);
        record.happened('catalog-lost');
      },
    },
    // Dies a few pages into a catalog that it begins anew.
    'generation-killed': {
      percent: 4,
      async act(choices) {
        const till = some(choices);
        await till.whileOff(till.files.documents.loseCatalog);
        till.crashes.onPage('before', choices.whole(0, 4), (isGeneration) => {
          if (isGeneration) record.happened('generation-killed');
        });
      },
    },
    'journal-restarted': {
      percent: 8,
      act(choices) {
        some(choices).restartJournal();
        record.happened('journal-restarted');
      },
    },
    'clock-jumped': {
      percent: 8,
      act(choices) {
        const byMs = choices.pick([-86_400_000, -3_600_000, 3_600_000, 40 * 86_400_000]);
        some(choices).jumpClock(byMs);
        record.happened('clock-jumped');
      },
    },
    'disk-full': {
      percent: 25,
      act(choices) {
        const { files } = some(choices);
        if (choices.chance(60)) files.fillDisk();
        else files.makeRoom();
      },
    },
  };
}
