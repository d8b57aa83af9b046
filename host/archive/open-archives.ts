import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { TillIdentity } from '../../contract/document/setting.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { ArchivesOverview, ClosedYear } from '../../contract/host/archive-shapes.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { assert } from '../../domain/assert.ts';
import { fiscalVersion } from '../../domain/fiscal/fiscal-profile.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import type { VerificationState } from '../jobs/verification-jobs.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import type { SegmentFolder } from '../journal/segment-files.ts';
import { openSegmentTable } from '../journal/segment-table.ts';
import type { SqliteJournal } from '../journal/sqlite-journal.ts';
import type { TillFile } from '../store/till-file.ts';
import { type ArchiveJob, startArchiveJob } from './archive-job.ts';
import { archiveEvent, isWholeIn, openArchiveLog } from './archive-log.ts';
import { type ClosedSegment, closedYears } from './closed-years.ts';
import { purgeYear } from './purge-year.ts';
import type { ArchiveRequest } from './write-archive.ts';

export interface ArchivesParts {
  till: TillFile;
  journal: SqliteJournal;
  segments: SegmentFolder;
  writer: JournalWriter;
  queue: CommandQueue;
  identity(): TillIdentity;
  software: { name: string; version: string };
  /** The till's data folder. */
  folder: string;
  newId(): string;
  nowMs(): number;
  today(): string;
  /** Up to which entry the platform has a journal; null for a till that stands alone. */
  acknowledgedThrough(journalId: string): number | null;
  /** A whole check of the journals, to its end. */
  verify(): Promise<VerificationState>;
  /** Lets everything else that waits run. */
  pause: () => Promise<void>;
  onChange(): void;
  onFailed(error: unknown): void;
}

/** Shown at once; the journal has them all. */
const shownArchives = 50;

export type Archives = ReturnType<typeof openArchives>;

/** What a till does about its archives: writes and logs them, knows what is due, purges what has one. */
export function openArchives(parts: ArchivesParts) {
  const { till, journal, writer, queue } = parts;
  const log = openArchiveLog(till, journal);
  const segmentTable = openSegmentTable(till.sql);
  let job: (ArchiveJob & { jobId: string }) | null = null;
  let due: readonly ClosedYear[] = [];
  let refreshing: Promise<void> = Promise.resolve();
  let isStopped = false;

  /** A till that stops waits for nobody's list of archives. */
  async function pause(): Promise<void> {
    await parts.pause();
    if (isStopped) throw new FailureError(fail('INTERRUPTED'));
  }

  const profile = () => fiscalProfileOf(parts.identity().company.address.country);

  function start(
    request: ArchiveRequest & { file: string; operatorId: string },
  ): Result<{ jobId: string }, Failure> {
    const { file, purpose } = request;
    if (!isAbsolute(file)) return refuse(fail('BAD_REQUEST', { where: 'startArchive.file' }));
    if (existsSync(file)) return refuse(fail('ARCHIVE_EXISTS', { file }));
    if (isRunning()) return refuse(fail('ARCHIVE_RUNNING'));
    const jobId = parts.newId();
    const started = startArchiveJob(
      { ...request, jobId },
      {
        journal,
        identity: parts.identity(),
        profile: profile(),
        software: parts.software,
        signedBy() {
          const head = writer.head('live');
          assert(head !== null, 'A till has an open live journal');
          return { journalId: head.journalId, signer: writer.signer() };
        },
        now: () => new Date(parts.nowMs()).toISOString(),
        verification: purpose === 'tax-control' ? parts.verify : null,
        pause,
      },
      (written) => inTurn(queue, () => append(archiveEvent(request, written, request.operatorId))),
      parts.onFailed,
    );
    job = { ...started, jobId };
    void started.settled.then(() => refresh());
    return ok({ jobId });
  }

  function append(draft: EntryDraft): void {
    writer.append({ kind: 'live', drafts: [draft], steps: [], endedBaskets: [] });
  }

  function isRunning(): boolean {
    const state = job?.state();
    return state?.ok === true && !state.value.isDone;
  }

  function stateOf(jobId: string) {
    if (job?.jobId !== jobId) return refuse(fail('BAD_REQUEST', { where: 'jobId' }));
    return job.state();
  }

  async function years(): Promise<ClosedYear[]> {
    const archives = await log.all(pause);
    const stored = segmentTable.all();
    return closedYears(journal).map((year) => {
      const segment = stored.find(
        (each) => each.journalId === year.journalId && each.segment === year.segment,
      );
      const archive = archives.find((each) => each.purpose === 'archive' && isWholeIn(each, year));
      return {
        journalId: year.journalId,
        segment: year.segment,
        from: year.from,
        through: year.through,
        entries: year.last - year.first + 1,
        state: stateNames[segment?.state ?? 'open'],
        archivedAt: archive?.at ?? '',
        isDue: archive === undefined && isOverdue(year),
      };
    });
  }

  function isOverdue({ through }: ClosedSegment): boolean {
    const { archiveWithinDays } = profile();
    if (archiveWithinDays === null) return false;
    const closedDays = (Date.parse(parts.today()) - Date.parse(through)) / 86_400_000;
    return closedDays > archiveWithinDays;
  }

  /** What the till's state says about archives is looked up again. Never rejects. */
  function refresh(): Promise<void> {
    refreshing = refreshing.then(lookUpDue);
    return refreshing;
  }

  async function lookUpDue(): Promise<void> {
    if (isStopped) return;
    try {
      due = (await years()).filter(({ isDue }) => isDue);
      parts.onChange();
    } catch (error) {
      if (!isStopped) parts.onFailed(error);
    }
  }

  return {
    start,
    /** The same into the till's own folder of archives; whose name says what it is and when. */
    startHere(
      request: Omit<Parameters<typeof start>[0], 'file'>,
    ): Result<{ jobId: string }, Failure> {
      makeFolder(join(parts.folder, 'archives'));
      const { till: tillOf, company } = parts.identity();
      const moment = new Date(parts.nowMs()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
      const name = [request.purpose, company.siren, tillOf.number, moment]
        .map((part) => part.replaceAll(/[^A-Za-z0-9-]/g, ''))
        .filter((part) => part !== '')
        .join('-');
      return start({ ...request, file: join(parts.folder, 'archives', `${name}.zip`) });
    },
    state: stateOf,
    cancel(jobId: string): Result<Record<never, never>, Failure> {
      if (job?.jobId !== jobId) return refuse(fail('BAD_REQUEST', { where: 'jobId' }));
      job.cancel();
      return ok({});
    },
    async overview(): Promise<ArchivesOverview> {
      const archives = await log.all(pause);
      const state = job?.state();
      return {
        folder: join(parts.folder, 'archives'),
        archives: archives
          .slice(0, shownArchives)
          .map(({ purpose, at, file, from, through, entries }) => ({
            ...{ purpose, at, file, from, through, entries },
          })),
        years: await years(),
        job: state?.ok ? state.value : null,
        software: { ...parts.software, fiscalVersion },
        seller: sellerOf(parts.identity()),
        profile: profile().id,
        keyId: writer.signer().keyId,
      };
    },
    purge: (request: { journalId: string; segment: number; file: string }) =>
      purgeYear(request, { ...parts, log, append }).finally(() => void refresh()),
    warnings: (): TillSnapshot['warnings'] =>
      due.map(({ through }) => ({ code: 'ARCHIVE_DUE', details: { through } })),
    refresh,
    /** A job under way is given up. Resolves when nothing of it is left. */
    async stop(): Promise<void> {
      isStopped = true;
      job?.cancel();
      await job?.settled;
      await refreshing;
    },
  };
}

const stateNames = { open: 'in-till', archived: 'apart', purged: 'purged' } as const;

function sellerOf({ company, store }: TillIdentity): ArchivesOverview['seller'] {
  const { lines, postcode, city } = company.address;
  const address = [...lines, `${postcode} ${city}`].join(', ');
  return {
    ...{ company: company.name, siren: company.siren, address },
    ...{ store: store.name, siret: store.siret },
  };
}
