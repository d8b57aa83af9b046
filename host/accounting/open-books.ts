import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { chartId, chartSetting } from '../../contract/document/chart-of-accounts.ts';
import type { TillIdentity } from '../../contract/document/setting.ts';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { BooksAsked, BooksJobState } from '../../contract/host/accounting-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { shippedChart } from '../../domain/accounting/chart-of-accounts.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import { freeName } from '../data-folder/free-name.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import { fallingBackSetting } from '../settings/falling-back-setting.ts';
import { type BooksJob, startBooksJob } from './books-job.ts';

export interface BooksDeskParts {
  journal: Journal;
  documents: Documents;
  writer: Pick<JournalWriter, 'append'>;
  queue: CommandQueue;
  tenders(): TenderSettings;
  identity(): TillIdentity;
  /** The till's data folder. */
  folder: string;
  newId(): string;
  today(): string;
  /** Lets everything else that waits run. */
  pause(): Promise<void>;
  onFailed(error: unknown): void;
}

export type BooksDesk = ReturnType<typeof openBooks>;

/** The accounting exports of a till: one at a time, each noted in the journal. */
export function openBooks(parts: BooksDeskParts) {
  const chart = fallingBackSetting({
    documents: parts.documents,
    id: chartId,
    shipped: shippedChart,
    shape: chartSetting,
  });
  let job: (BooksJob & { jobId: string }) | null = null;
  let isStopped = false;

  /** A till that stops waits for nobody's books. */
  async function pause(): Promise<void> {
    await parts.pause();
    if (isStopped) throw new FailureError(fail('INTERRUPTED'));
  }

  async function start(request: {
    asked: BooksAsked;
    file: string;
    operatorId: string;
  }): Promise<Result<{ jobId: string }, Failure>> {
    const { asked, file, operatorId } = request;
    if (!isAbsolute(file)) return refuse(fail('BAD_REQUEST', { where: 'startBooks.file' }));
    if (existsSync(file)) return refuse(fail('BOOKS_EXIST', { file }));
    // An account that can't be read must not become another one: nothing is booked by halves.
    await chart.load();
    if (chart.isUnreadable()) return refuse(fail('BOOKS_CHART_UNREADABLE', { setting: chart.id }));
    const state = job?.state();
    if (state?.ok && !state.value.isDone) return refuse(fail('BOOKS_RUNNING'));
    const jobId = parts.newId();
    const started = startBooksJob(
      { jobId, file, asked },
      {
        journal: parts.journal,
        books: {
          chart: chart.current(),
          kindOf: (type) => parts.tenders().types.find(({ id }) => id === type)?.kind ?? null,
        },
        pause,
        log: (written) => inTurn(parts.queue, () => note(written, operatorId)),
        onFailed: parts.onFailed,
      },
    );
    job = { ...started, jobId };
    return ok({ jobId });
  }

  function note(written: BooksJobState, operatorId: string): void {
    const { file, sha256, bytes, format, siret, from, through, lines } = written;
    const details = {
      file: file.slice(0, 200),
      sha256,
      bytes,
      format,
      siret,
      from,
      through,
      lines,
    };
    parts.writer.append({
      kind: 'live',
      drafts: [
        {
          type: 'event',
          body: { event: 'accounting-export', details },
          operatorId,
          personal: null,
        },
      ],
      steps: [],
      endedBaskets: [],
    });
  }

  return {
    start,
    /** The same into the till's own folder of exports; the name says whose, and of which days. */
    startHere(request: { asked: BooksAsked; operatorId: string }) {
      const folder = join(parts.folder, 'exports');
      makeFolder(folder);
      const { till, company } = parts.identity();
      const { from, through, format } = request.asked;
      const name = ['compta', company.siren, till.number, from, through || parts.today()]
        .map((part) => part.replaceAll(/[^A-Za-z0-9-]/g, ''))
        .filter((part) => part !== '')
        .join('-');
      const file = freeName(join(folder, name), format === 'fec' ? 'txt' : 'csv');
      return start({ ...request, file });
    },
    state(jobId: string): Result<BooksJobState, Failure> {
      if (job?.jobId !== jobId) return refuse(fail('BAD_REQUEST', { where: 'jobId' }));
      return job.state();
    },
    cancel(jobId: string): Result<Record<never, never>, Failure> {
      if (job?.jobId !== jobId) return refuse(fail('BAD_REQUEST', { where: 'jobId' }));
      job.cancel();
      return ok({});
    },
    /** A job under way is given up. Resolves when nothing of it is left. */
    async stop(): Promise<void> {
      isStopped = true;
      job?.cancel();
      await job?.settled;
    },
  };
}
