import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { TillIdentity } from '../../contract/document/setting.ts';
import { businessDayAt } from '../../domain/till/business-day.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { openSql } from '../store/driver.ts';
import type { TillFile } from '../store/till-file.ts';
import { openHeadAnchor } from './head-anchor.ts';
import { type JournalWriter, openJournalWriter } from './journal-writer.ts';
import { localTime } from './local-time.ts';
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

/** The journal of a data folder, checked, with a signer for it; starts the first one in an empty till. */
export async function openTillJournal(from: {
  till: TillFile;
  keys: KeyStore;
  folder: string;
  identity(): TillIdentity;
  software: { name: string; version: string };
}): Promise<TillJournal> {
  const segments = join(from.folder, 'segments');
  makeFolder(segments);
  const key = from.keys.databaseKey();
  const journal = openSqliteJournal({
    till: from.till,
    segments: {
      folder: segments,
      open: (file, access) => openSql(file, { key, readonly: access === 'read' }),
    },
  });
  const anchor = openHeadAnchor(join(from.folder, 'journal-head.json'));
  const { defects } = checkAtStart({
    journal,
    tampered: journal.tampered(),
    anchors: anchor.found,
  });
  const startedMs = performance.now();
  const writer = openJournalWriter({
    journal,
    signers: await signersFor(from.keys, journal),
    identity: from.identity,
    software: from.software,
    clock: {
      nowMs: Date.now,
      monotonicMs: () => performance.now() - startedMs,
      platformOffsetMs: () => null,
    },
    random: {
      id: () => randomBytes(16).toString('base64url'),
      salt: () => randomBytes(32),
    },
    day: () => ({
      businessDay: businessDayAt(
        localTime(Date.now(), from.identity().store.zone).local.slice(0, 10),
        openHeadDay(journal),
      ),
      tillSession: 0,
    }),
    defects,
    onCommitted: (heads) => anchor.write(heads),
  });
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

function openHeadDay(journal: SqliteJournal): string {
  const live = journal.heads().find((head) => head.kind === 'live' && head.state === 'open');
  return live?.businessDay ?? '';
}
