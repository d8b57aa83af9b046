import { join } from 'node:path';
import { makeFolder } from '../data-folder/make-folder.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { openSql } from '../store/driver.ts';
import type { TillFile } from '../store/till-file.ts';
import { followSession } from './follow-session.ts';
import { openHeadAnchor } from './head-anchor.ts';
import {
  type JournalWriter,
  type JournalWriterOptions,
  openJournalWriter,
} from './journal-writer.ts';
import type { SegmentFolder } from './segment-files.ts';
import { createSigner, type Signer } from './signer.ts';
import { openSqliteJournal, type SqliteJournal } from './sqlite-journal.ts';
import { checkAtStart, type JournalDefect } from './start-check.ts';

export interface TillJournal {
  journal: SqliteJournal;
  writer: JournalWriter;
  /** What the check at start found; the journals concerned have been sealed and followed. */
  defects: readonly JournalDefect[];
  close(): void;
}

/** What a journal is written with, besides its keys. */
type WrittenWith = Pick<
  JournalWriterOptions,
  'identity' | 'software' | 'clock' | 'random' | 'dayStartsAtMinutes'
> & {
  /** There is something new in the journal, on disk. */
  onCommitted?: () => void;
};

/** The journal of a data folder, checked, with a signer for it; starts the first one in an empty till. */
export async function openTillJournal(
  from: WrittenWith & {
    till: TillFile;
    keys: KeyStore;
    folder: string;
    /** Tampering that a commit of this run found and put back. */
    onTampered?: (names: readonly string[]) => void;
  },
): Promise<TillJournal & { segments: SegmentFolder }> {
  const { folder, till, keys, onTampered } = from;
  const key = keys.databaseKey();
  const segments: SegmentFolder = {
    folder: join(folder, 'segments'),
    open: (file, access) => openSql(file, { key, readonly: access === 'read' }),
  };
  makeFolder(segments.folder);
  const journal = openSqliteJournal({
    till,
    ...(onTampered && { onTampered }),
    segments,
  });
  const started = startJournal(journal, { ...from, signers: await signersFor(keys, journal) });
  return { ...started, segments };
}

/** Checks an opened journal, acts on what is found, and goes on in it. */
export function startJournal(
  journal: SqliteJournal,
  {
    folder,
    ...writtenWith
  }: WrittenWith & { folder: string; signers: readonly [Signer, ...Signer[]] },
): TillJournal {
  const anchor = openHeadAnchor(join(folder, 'journal-head.json'));
  const { defects } = checkAtStart({
    journal,
    tampered: journal.tampered(),
    anchors: anchor.found,
  });
  const writer = openJournalWriter({
    ...writtenWith,
    journal,
    tillSession: followSession(journal),
    defects,
    onCommitted(heads) {
      anchor.write(heads);
      writtenWith.onCommitted?.();
    },
  });
  // Their defect is an entry now; said at every start again it would fill the journal.
  anchor.forget(
    defects
      .filter(({ problem }) => problem === 'journal-missing')
      .map(({ journalId }) => journalId),
  );
  return {
    journal,
    writer,
    defects,
    close() {
      anchor.close();
      journal.close();
    },
  };
}

/** The key of the open live journal first; a new one when there is none or it is lost. */
async function signersFor(keys: KeyStore, journal: SqliteJournal): Promise<[Signer, ...Signer[]]> {
  const live = journal.heads().find((head) => head.kind === 'live' && head.state === 'open');
  const current = live ? keys.signingKey(live.keyId) : null;
  const first = current ?? (await keys.createSigningKey());
  const others = keys
    .signingKeyIds()
    .filter((keyId) => keyId !== first.keyId)
    .flatMap((keyId) => keys.signingKey(keyId) ?? []);
  return [createSigner(first.privateKey), ...others.map((other) => createSigner(other.privateKey))];
}
