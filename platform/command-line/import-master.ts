import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { openErrorsFile } from '../../item-files/errors-file.ts';
import { openItemsFile } from '../../item-files/open-items-file.ts';
import { progressOn } from '../../item-files/progress.ts';
import {
  type ImportAnswer,
  type ImportRequest,
  importAnswer,
  importLines,
  maximumLines,
} from '../master-data/import-lines.ts';
import type { LineProblem, LineRefusal } from '../master-data/line-refusal.ts';
import type { GivenLine, MasterKindName } from '../master-data/master-kind.ts';
import { masterKinds } from '../master-data/master-kinds.ts';
import { refuseRepeated } from '../master-data/refuse-repeated.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { openMasterFile } from './master-file.ts';
import { inDatabaseOr } from './operate.ts';
import { patiently } from './patiently.ts';
import { problemWords, refusalWords } from './refusal-words.ts';

/** Refused lines that are said in full; a file of another kind would fill the screen. */
const saidInFull = 20;
/** Bounds the memory for the keys that are remembered. */
const mostLines = 2_000_000;

export interface ImportedTable {
  kind: MasterKindName;
  /** Blank ones not counted. */
  lines: number;
  taken: number;
  skipped: number;
  isTrial: boolean;
}

type Send = (request: ImportRequest) => Promise<Result<ImportAnswer, Failure>>;

/**
 * A file of one kind of master data to the platform, page by page, whether it runs or not: each page is a
 * database transaction, so a run that broke off has brought what it said, and the same file again
 * brings the rest and changes nothing else. A trial says what would be refused and changes nothing.
 */
export async function importMaster(
  options: PlatformOptions,
  given: {
    kind: MasterKindName;
    file: string;
    errorsFile: string | null;
    isTrial: boolean;
  },
  language: Language,
): Promise<Result<ImportedTable, Failure>> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort());
  const path = `/v1/master-data/${given.kind}/import`;
  const bring = (send: Send) => bringTable(send, given, language, interrupted.signal);
  try {
    return await inDatabaseOr(
      options,
      (database) => bring(async (request) => ok(await importLines(database, given.kind, request))),
      (ask) =>
        bring(async (request) => {
          const answer = await patiently(ask, path, request);
          return answer.ok ? ok(importAnswer.parse(answer.value)) : answer;
        }),
    );
  } catch (error) {
    // What is wrong with the file.
    if (error instanceof FailureError) return refuse(error.failure);
    throw error;
  }
}

async function bringTable(
  send: Send,
  {
    kind,
    file,
    errorsFile,
    isTrial,
  }: { kind: MasterKindName; file: string; errorsFile: string | null; isTrial: boolean },
  language: Language,
  interrupted: AbortSignal,
): Promise<Result<ImportedTable, Failure>> {
  const opened = await openMasterFile(openItemsFile(file, interrupted), {
    ...{ file, kind: masterKinds[kind] },
  });
  if (!opened.ok) return opened;
  const errors = errorsFile === null ? null : await openErrorsFile(errorsFile);
  const refused = refusalsTo(language, (words) => errors?.write(words));
  const progress = progressOn(process.stderr, () => performance.now());
  const seen = new Map<string, number>();
  let lines = 0;
  let page: GivenLine[] = [];
  const sendPage = async (): Promise<Result<null, Failure>> => {
    const { once, repeated } = refuseRepeated(masterKinds[kind].key, seen, page);
    page = [];
    const answer = once.length === 0 ? ok({ refusals: [] }) : await send({ lines: once, isTrial });
    if (!answer.ok) return answer;
    refused.add([...repeated, ...answer.value.refusals].toSorted((a, b) => a.line - b.line));
    return ok(null);
  };
  try {
    for await (const line of opened.value) {
      lines += 1;
      if (lines > mostLines) return refuse(fail('IMPORT_TOO_LONG', { file, limit: mostLines }));
      if ('refused' in line) refused.add([line.refused]);
      else page.push(line.given);
      if (page.length < maximumLines) continue;
      const sent = await sendPage();
      if (!sent.ok) return sent;
      progress(String(lines));
    }
    const sent = await sendPage();
    if (!sent.ok) return sent;
  } finally {
    progress('');
    await errors?.close();
  }
  refused.summary();
  const skipped = refused.count();
  return ok({ kind, lines, taken: lines - skipped, skipped, isTrial });
}

function refusalsTo(language: Language, record: (words: string) => void) {
  const counts = new Map<LineProblem, number>();
  let count = 0;
  return {
    add(refusals: readonly LineRefusal[]): void {
      for (const refusal of refusals) {
        count += 1;
        counts.set(refusal.problem, (counts.get(refusal.problem) ?? 0) + 1);
        const words = refusalWords(refusal, language);
        record(words);
        if (count <= saidInFull) process.stderr.write(`${words}\n`);
      }
    },
    count: () => count,
    /** By kind of problem, when not all was said in full. */
    summary(): void {
      if (count <= saidInFull) return;
      for (const [problem, times] of counts)
        process.stderr.write(`${times} × ${problemWords(problem, language)}\n`);
    },
  };
}
