import { join } from 'node:path';
import { type HeadAnchor, openHeadAnchor } from '../../host/journal/head-anchor.ts';
import {
  type JournalWriter,
  type JournalWriterOptions,
  openJournalWriter,
} from '../../host/journal/journal-writer.ts';
import type { RebuildableJournal } from '../../host/journal/projections.ts';
import { checkAtStart, type JournalDefect } from '../../host/journal/start-check.ts';
import { countingIds, newSigner, software, tillIdentity } from './journal-kit.ts';
import { type JournalOnDisk, openJournalOnDisk } from './journal-on-disk.ts';

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
    clock: {
      nowMs: () => Date.UTC(2026, 10, 22, 13, 5, 33, 120),
      monotonicMs: () => 1_000,
      platformOffsetMs: () => null,
    },
    random: { id: countingIds(`id${journal.heads().length}`), salt: () => new Uint8Array(32) },
    day: () => ({ businessDay: '2026-11-22', tillSession: 1 }),
    ...changes,
  });
}

export interface StartedTill extends JournalOnDisk {
  writer: JournalWriter;
  anchor: HeadAnchor;
  defects: readonly JournalDefect[];
  checked: number;
}

/** Journal, start check, anchor and writer, composed as the host composes them at every start. */
export function startTill(
  folder: string,
  changes: Partial<JournalWriterOptions> = {},
): StartedTill {
  const disk = openJournalOnDisk(folder);
  const anchor = openHeadAnchor(join(folder, 'journal.anchor'));
  const { defects, checked } = checkAtStart({
    journal: disk.journal,
    tampered: disk.journal.tampered(),
    anchors: anchor.found,
  });
  const writer = openWriter(disk.journal, { defects, onCommitted: anchor.write, ...changes });
  return {
    ...disk,
    writer,
    anchor,
    defects,
    checked,
    close() {
      anchor.close();
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
      draft.type === 'transaction' || draft.type === 'basket-abandoned'
        ? [{ basketId: draft.body.basketId }]
        : [],
    ),
  });
}
