import {
  type JournalWriter,
  type JournalWriterOptions,
  openJournalWriter,
} from '../../host/journal/journal-writer.ts';
import { startJournal, type TillJournal } from '../../host/journal/open-till-journal.ts';
import type { RebuildableJournal } from '../../host/journal/projections.ts';
import { countingIds, newSigner, software, tillIdentity } from './journal-kit.ts';
import { type JournalOnDisk, openJournalOnDisk } from './journal-on-disk.ts';

/** Stands still: 22 November 2026, shortly after two in Paris. */
const testClock = {
  nowMs: () => Date.UTC(2026, 10, 22, 13, 5, 33, 120),
  monotonicMs: () => 1_000,
  platformOffsetMs: () => null,
};

/** A writer of the tests over any adapter; `changes` replaces what a test is about. */
export function openWriter(
  journal: RebuildableJournal,
  changes: Partial<JournalWriterOptions> = {},
): JournalWriter {
  const signer = changes.signers ? changes.signers[0] : newSigner();
  return openJournalWriter({
    journal,
    signers: [signer],
    identity: () => tillIdentity,
    software,
    clock: testClock,
    random: { id: countingIds(`id${journal.heads().length}`), salt: () => new Uint8Array(32) },
    tillSession: () => 1,
    ...changes,
  });
}

export type StartedTill = JournalOnDisk & TillJournal;

/** Starts of this process: what is random in the product is different at every start here too. */
let starts = 0;

/** A till's journal on a folder, started as the host starts it; `changes` is what a test is about. */
export function startTill(
  folder: string,
  changes: Partial<Parameters<typeof startJournal>[1]> = {},
  onTampered?: (names: readonly string[]) => void,
): StartedTill {
  const disk = openJournalOnDisk(folder, onTampered);
  starts += 1;
  const started = startJournal(disk.journal, {
    folder,
    signers: [newSigner()],
    identity: () => tillIdentity,
    software,
    clock: testClock,
    random: { id: countingIds(`start${starts}`), salt: () => new Uint8Array(32) },
    ...changes,
  });
  return {
    ...disk,
    ...started,
    close() {
      started.close();
      disk.close();
    },
  };
}

/** One sale of a live journal, committed. */
export function append(
  writer: JournalWriter,
  ...drafts: Parameters<JournalWriter['append']>[0]['drafts']
) {
  return writer.append({
    kind: 'live',
    drafts,
    steps: [],
    endedBaskets: drafts.flatMap((draft) =>
      !('after' in draft) && (draft.type === 'transaction' || draft.type === 'basket-abandoned')
        ? [{ basketId: draft.body.basketId }]
        : [],
    ),
  });
}
