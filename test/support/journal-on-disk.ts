import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SegmentFolder } from '../../host/journal/segment-files.ts';
import { openSqliteJournal, type SqliteJournal } from '../../host/journal/sqlite-journal.ts';
import { openSql } from '../../host/store/driver.ts';
import { openTillFile, type TillFile } from '../../host/store/till-file.ts';

export const databaseKey = new Uint8Array(32).fill(42);

export interface JournalOnDisk {
  folder: string;
  till: TillFile;
  segments: SegmentFolder;
  journal: SqliteJournal;
  close(): void;
}

/** The journal as the host opens it, in a folder of the test's own. */
export function openJournalOnDisk(
  folder: string,
  onTampered: (names: readonly string[]) => void = () => undefined,
): JournalOnDisk {
  const till = openTillFile({ folder, key: databaseKey });
  const segments: SegmentFolder = {
    folder: join(folder, 'segments'),
    open: (file, access) => openSql(file, { key: databaseKey, readonly: access === 'read' }),
  };
  const journal = openSqliteJournal({ till, segments, onTampered });
  return {
    folder,
    till,
    segments,
    journal,
    close() {
      journal.close();
      till.close();
    },
  };
}

export function newFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-journal-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
