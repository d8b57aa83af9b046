import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { JournalHead } from '../../contract/port/journal.ts';

/** How far a journal was seen to reach, written outside the till file. */
export interface Anchor {
  journalId: string;
  kind: JournalHead['kind'];
  sequence: number;
  hash: string;
}

export interface HeadAnchor {
  /** What an earlier run left; empty on a first start and when the file can't be read. */
  readonly found: readonly Anchor[];
  /** After a commit. Never throws: an anchor that can't be written must not stop a sale. */
  write(heads: readonly JournalHead[]): void;
  /** Journals that are gone, once that has become an entry. */
  forget(journalIds: readonly string[]): void;
  close(): void;
}

/**
 * A small file beside the database that remembers the head of every open journal, so that a tail cut
 * off, or a whole database put back from an older copy, shows at the next start. Written after the
 * commit and without fsync: it may lag behind the journal after a power cut, never run ahead of it.
 * Who can replace both files is found by the platform, which knows the head too.
 */
export function openHeadAnchor(file: string): HeadAnchor {
  const found = readAnchors(file);
  const anchors = new Map(found.map((anchor) => [anchor.journalId, anchor]));
  let handle: number | null = null;

  function save(): void {
    try {
      handle ??= openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
      const text = `${JSON.stringify([...anchors.values()])}\n`;
      // Over the old text, never truncated first: a kill in between leaves a first line that reads.
      writeSync(handle, text, 0);
      ftruncateSync(handle, Buffer.byteLength(text));
    } catch {
      handle = null;
    }
  }

  return {
    found,
    write(heads) {
      for (const { journalId, kind, state, sequence, hash } of heads) {
        if (state === 'open') anchors.set(journalId, { journalId, kind, sequence, hash });
        else anchors.delete(journalId);
      }
      save();
    },
    forget(journalIds) {
      if (journalIds.length === 0) return;
      for (const journalId of journalIds) anchors.delete(journalId);
      save();
    },
    close() {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}

const anchorFile = z.array(
  z.strictObject({
    journalId: z.string(),
    kind: z.enum(['live', 'training']),
    sequence: z.int().min(1),
    hash: z.string(),
  }),
);

function readAnchors(file: string): Anchor[] {
  try {
    return anchorFile.parse(JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0] ?? ''));
  } catch {
    return [];
  }
}
