import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { BooksAsked, BooksJobState } from '../../contract/host/accounting-shapes.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { ClosedBooks } from '../../domain/accounting/closed-books.ts';
import { fecText } from '../../domain/accounting/fec.ts';
import { sidesOf } from '../../domain/accounting/posting.ts';
import type { Books } from '../../domain/accounting/postings-of.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { booksCsv } from './books-csv.ts';
import { closedDaysIn } from './closed-days-in.ts';
import { latin9 } from './latin-9.ts';
import { readClosedBooks } from './read-closed-books.ts';

export interface BooksJob {
  state(): Result<BooksJobState, Failure>;
  cancel(): void;
  /** Resolves when it has ended, however. */
  settled: Promise<void>;
}

export interface BooksParts {
  journal: Journal;
  books: Books;
  pause(): Promise<void>;
  /** Notes it in the journal; the file has its name only if that went well. */
  log(written: BooksJobState): Promise<void>;
  onFailed(error: unknown): void;
}

/**
 * Writes the books of closed days beside selling: under a temporary name, noted as an entry once all of
 * it is on the disk, and only then under its own. Whatever goes wrong, or a cancel, leaves no file.
 */
export function startBooksJob(
  { jobId, file, asked }: { jobId: string; file: string; asked: BooksAsked },
  parts: BooksParts,
): BooksJob {
  const cancelled = new AbortController();
  let state: Result<BooksJobState, Failure> = ok({
    ...{ jobId, file, format: asked.format, isDone: false, done: 0, total: 0 },
    ...{ bytes: 0, sha256: '', siren: '', siret: '', from: '', through: '', currency: '' },
    ...{ lines: 0, debitMinor: 0, creditMinor: 0 },
  });

  function progress(done: number, total: number): void {
    if (state.ok) state = ok({ ...state.value, done, total });
  }

  async function run(): Promise<void> {
    const partial = `${file}.partial`;
    try {
      if (existsSync(file)) throw new FailureError(fail('BOOKS_EXIST', { file }));
      const days = await readDays(asked, { ...parts, signal: cancelled.signal, progress });
      const bytes =
        asked.format === 'fec'
          ? latin9(fecText(days, parts.books.chart))
          : Buffer.from(booksCsv(days));
      await writeDurably(partial, bytes);
      cancelled.signal.throwIfAborted();
      const written = { ...sumsOf(days), bytes: bytes.length, sha256: sha256(bytes) };
      if (!state.ok) return;
      const done = { ...state.value, ...written };
      await parts.log({ ...done, file: basename(file) });
      renameSync(partial, file);
      syncFolder(dirname(file));
      state = ok({ ...done, isDone: true });
    } catch (error) {
      rmSync(partial, { force: true });
      state = refuse(failureOf(error, file, cancelled.signal));
      if (state.error.code === 'INTERNAL') parts.onFailed(error);
    }
  }

  return { state: () => state, cancel: () => cancelled.abort(), settled: run() };
}

async function readDays(
  { from, through, siret }: BooksAsked,
  {
    journal,
    books,
    pause,
    signal,
    progress,
  }: BooksParts & { signal: AbortSignal; progress(done: number, total: number): void },
): Promise<readonly ClosedBooks[]> {
  const { closures, purgedThrough } = await closedDaysIn(journal, { from, through }, pause);
  if (purgedThrough !== '') {
    throw new FailureError(fail('BOOKS_PURGED', { through: purgedThrough }));
  }
  const days: ClosedBooks[] = [];
  for (const [index, closure] of closures.entries()) {
    progress(index, closures.length);
    const read = await readClosedBooks(journal, closure, { books, pause, signal });
    if (!read.ok) throw new FailureError(read.error);
    days.push(...read.value.filter(({ seller }) => siret === '' || seller.siret === siret));
  }
  progress(closures.length, closures.length);
  const sirets = new Set(days.map(({ seller }) => seller.siret));
  if (sirets.size > 1) {
    throw new FailureError(fail('BOOKS_SEVERAL_SELLERS', { sirets: [...sirets].join(', ') }));
  }
  if (days.length === 0) throw new FailureError(fail('BOOKS_EMPTY'));
  return days;
}

function sumsOf(days: readonly ClosedBooks[]) {
  const sides = days.flatMap(({ postings }) => postings.map(sidesOf));
  const passed = days.map(({ closure }) => closure.through).toSorted();
  return {
    siren: days[0]?.seller.siren ?? '',
    siret: days[0]?.seller.siret ?? '',
    currency: days[0]?.currency ?? '',
    from: passed[0] ?? '',
    through: passed.at(-1) ?? '',
    lines: sides.length,
    debitMinor: sides.reduce((sum, { debitMinor }) => sum + debitMinor, 0),
    creditMinor: sides.reduce((sum, { creditMinor }) => sum + creditMinor, 0),
  };
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function failureOf(error: unknown, file: string, cancelled: AbortSignal): Failure {
  if (error instanceof FailureError) return error.failure;
  if (cancelled.aborted) return fail('BOOKS_CANCELLED');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('DISK_FULL', { file });
  const isOfFile = error instanceof Error && 'syscall' in error;
  return isOfFile ? fail('FILE_UNWRITABLE', { file, reason: code }) : fail('INTERNAL');
}
