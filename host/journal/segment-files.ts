import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { createEntryReader, type EntryReader } from './entry-reader.ts';

/** Where closed segments lie and how such a file is opened: with the till file's driver and key. */
export interface SegmentFolder {
  folder: string;
  open(file: string, access: 'read' | 'write'): SqlDatabase;
}

/** Archived years are seldom read, so few files stay open. */
const maximumOpen = 2;

/** Readers of segment files, opened when asked for. */
export function createSegmentReaders({ folder, open }: SegmentFolder) {
  const opened = new Map<string, { sql: SqlDatabase; reader: EntryReader }>();

  function closeFile(name: string): void {
    opened.get(name)?.sql.close();
    opened.delete(name);
  }

  return {
    /** Throws FailureError(SEGMENT_UNREADABLE) when the file is gone, damaged or of another key. */
    reader(name: string): EntryReader {
      const known = opened.get(name);
      if (known) return known.reader;
      const [oldest] = opened.keys();
      if (oldest !== undefined && opened.size >= maximumOpen) closeFile(oldest);
      const file = join(folder, name);
      if (!existsSync(file)) throw new FailureError(fail('SEGMENT_UNREADABLE', { file: name }));
      try {
        const sql = open(file, 'read');
        const reader = createEntryReader(sql);
        opened.set(name, { sql, reader });
        return reader;
      } catch {
        throw new FailureError(fail('SEGMENT_UNREADABLE', { file: name }));
      }
    },
    closeFile,
    close() {
      for (const name of [...opened.keys()]) closeFile(name);
    },
  };
}
