// What the journal costs: appending beside the disk's own price, verifying, starting, growing.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../domain/assert.ts';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import { headBeforeFirst } from '../../host/journal/next-head.ts';
import { sealEntry } from '../../host/journal/seal-entry.ts';
import type { Signer } from '../../host/journal/signer.ts';
import type { SqliteJournal } from '../../host/journal/sqlite-journal.ts';
import { checkAtStart } from '../../host/journal/start-check.ts';
import { verifyEntries } from '../../host/journal/verify.ts';
import {
  closureDraft,
  newSigner,
  openingDraft,
  sale,
  testContext,
} from '../support/journal-kit.ts';
import { type JournalOnDisk, newFolder, openJournalOnDisk } from '../support/journal-on-disk.ts';
import { append, openWriter } from '../support/journal-till.ts';
import { median, p99, repeat } from './measure.ts';

export interface Row {
  what: string;
  target: string;
  unit: string;
  values: Record<string, number>;
}

/** Measures everything; a minute or so. Prints nothing. `storedEntries` is the size to grow to. */
export async function benchJournal({ storedEntries = 1_000_000 } = {}): Promise<Row[]> {
  const signer = newSigner();
  return [
    ...withDisk((disk) => appendRows(disk, signer)),
    verifyRow(signer),
    startCheckRow(signer),
    ...growthRows(signer, storedEntries),
  ];
}

/** The three in turn, so that whatever else the machine does falls on all of them. */
function appendRows(disk: JournalOnDisk, signer: Signer): Row[] {
  const writer = openWriter(disk.journal, { signers: [signer] });
  const bare = openBare(disk.folder);
  disk.till.sql.exec('CREATE TABLE unsigned (sequence INTEGER PRIMARY KEY, bytes BLOB)');
  const insert = disk.till.sql.prepare('INSERT INTO unsigned (bytes) VALUES (?)');
  const times = { append: [] as number[], insert: [] as number[], fsync: [] as number[] };
  for (const round of repeat(550)) {
    let bytes: Uint8Array = new Uint8Array();
    const appendMs = spent(() => {
      bytes = append(writer, sale(round, 5))[0]?.bytes ?? bytes;
    });
    const insertMs = spent(() => disk.till.transaction(() => insert.run(bytes)));
    const fsyncMs = bare.once(bytes);
    if (round < 50) continue;
    times.append.push(appendMs);
    times.insert.push(insertMs);
    times.fsync.push(fsyncMs);
  }
  bare.close();
  return [
    row('sale of 5 lines sealed and durable', 'p99 < 50 ms plus one fsync', times.append),
    row('the same bytes inserted unsigned, durable', 'yardstick', times.insert),
    row('the same bytes written and fsynced', 'yardstick', times.fsync),
  ];
}

function verifyRow(signer: Signer): Row {
  const journal = createMemoryJournal();
  const writer = openWriter(journal, { signers: [signer] });
  for (const index of repeat(2_000)) append(writer, sale(index, 5));
  const entries = journal.read(writer.head('live')?.journalId ?? '', 1, 10_000);
  verifyEntries(entries.slice(0, 300));
  const ms = spent(() => assert(verifyEntries(entries).ok, 'What was sealed verifies'));
  const values = { 'entries/s': Math.round((entries.length / ms) * 1_000) };
  return { what: 'verify sales of 5 lines', target: '', unit: 'entries/s', values };
}

/** The last 250 entries are verified at a start; the rest waits for the background. */
function startCheckRow(signer: Signer): Row {
  const values: Record<string, number> = {};
  for (const count of [100, 10_000]) {
    const journal = createMemoryJournal();
    const writer = openWriter(journal, { signers: [signer] });
    append(writer, closureDraft('day'));
    for (let done = 0; done < count; done += 100) {
      append(writer, ...repeat(100).map((index) => sale(done + index)));
    }
    values[`${count}`] = rounded(spent(() => checkAtStart({ journal, tampered: [], anchors: [] })));
  }
  return {
    what: 'check at start, by entries since the last closure',
    target: 'host start < 1 s',
    unit: 'ms',
    values,
  };
}

/**
 * A disk that has just taken a gigabyte syncs slowly for minutes, whoever asks. So each sale is
 * measured beside a bare fsync of the same moment, and what it takes beyond that is the journal's.
 */
function growthRows(signer: Signer, storedEntries: number): Row[] {
  const whole: Record<string, number> = {};
  const beyond: Record<string, number> = {};
  const slowest: Record<string, number> = {};
  for (const stored of [1, storedEntries]) {
    withDisk((disk) => {
      fill(disk.journal, disk, signer, stored);
      const writer = openWriter(disk.journal, { signers: [signer] });
      const bare = openBare(disk.folder);
      const rounds = repeat(350).map((index) => {
        let bytes: Uint8Array = new Uint8Array();
        const saleMs = spent(() => {
          bytes = append(writer, sale(index, 5))[0]?.bytes ?? bytes;
        });
        return { saleMs, fsyncMs: bare.once(bytes) };
      });
      bare.close();
      const measured = rounds.slice(50);
      whole[stored] = rounded(median(measured.map(({ saleMs }) => saleMs)));
      slowest[stored] = rounded(p99(measured.map(({ saleMs }) => saleMs)));
      beyond[stored] = rounded(median(measured.map(({ saleMs, fsyncMs }) => saleMs - fsyncMs)));
    });
  }
  const what = 'sale of 5 lines sealed and durable, by entries stored';
  return [
    { what: `${what}: median`, target: '', unit: 'ms', values: whole },
    { what: `${what}: median beyond a bare fsync`, target: 'flat', unit: 'ms', values: beyond },
    { what: `${what}: p99`, target: '', unit: 'ms', values: slowest },
  ];
}

/** Grows a journal with rows that nobody signed: for latency it only matters that they are there. */
function fill(
  journal: SqliteJournal,
  { till }: JournalOnDisk,
  signer: Signer,
  count: number,
): void {
  const journalId = 'bench-journal-00000001';
  const start = headBeforeFirst({ journalId, kind: 'live', currency: 'EUR', keyId: signer.keyId });
  const { sealed, head } = sealEntry(openingDraft(signer), start, testContext(signer));
  journal.commit({
    entries: [{ sealed, personal: null }],
    heads: [head],
    steps: [],
    endedBaskets: [],
    givenBack: [],
    valueRows: [],
    invoiced: [],
  });
  if (count <= 1) return;
  till.sql.pragma('synchronous=OFF');
  for (let from = 2; from <= count; from += 50_000) {
    till.transaction((sql) =>
      sql
        .prepare(`WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)
          INSERT INTO journal_entries SELECT i, ?, 1, i, 'transaction', i - 1, '2026-11-22',
            randomblob(1000), 'hash', 'signature', 'key', 1 FROM n`)
        .run(from, Math.min(from + 49_999, count), journalId),
    );
  }
  till.sql.pragma('wal_checkpoint(TRUNCATE)');
  till.sql.pragma('synchronous=FULL');
  // What the fill left in the machine's memory is written out now, not during the measurement.
  const handle = openSync(till.sql.file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  const types = {
    ...head.types,
    transaction: { sequence: count - 1, signature: sealed.signature },
  };
  journal.replaceProjections({
    heads: [{ ...head, sequence: count, types }],
    indexes: [],
  });
}

/** What this disk takes to keep the same bytes, in milliseconds. */
function openBare(folder: string) {
  const handle = openSync(join(folder, 'bare'), 'a');
  return {
    once: (bytes: Uint8Array) =>
      spent(() => {
        writeSync(handle, bytes);
        fsyncSync(handle);
      }),
    close: () => closeSync(handle),
  };
}

function withDisk<T>(work: (disk: JournalOnDisk) => T): T {
  const { folder, remove } = newFolder();
  const disk = openJournalOnDisk(folder);
  try {
    return work(disk);
  } finally {
    disk.close();
    remove();
  }
}

function row(what: string, target: string, times: readonly number[]): Row {
  const values = { median: rounded(median(times)), p99: rounded(p99(times)) };
  return { what, target, unit: 'ms', values };
}

function spent(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function rounded(ms: number): number {
  return Number(ms.toPrecision(3));
}
