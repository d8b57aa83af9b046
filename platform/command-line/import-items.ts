import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { badLines } from '../../item-files/bad-lines.ts';
import { openErrorsFile } from '../../item-files/errors-file.ts';
import { badLineWords, problemWords } from '../../item-files/line-words.ts';
import { countLines } from '../../item-files/open-items-file.ts';
import { progressOn } from '../../item-files/progress.ts';
import { maxImportLines, readPages, type SentItems } from '../../item-files/read-pages.ts';
import { maximumItems, writeItems } from '../items/write-items.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { inDatabaseOr } from './operate.ts';
import { patiently } from './patiently.ts';

/** Of the prices in a file, which names none: the retailer's stores are in France. */
const currency = 'EUR';

export interface ImportedItems extends SentItems {
  skipped: number;
  seconds: number;
}

/**
 * The items of a file to the platform, page by page: each is a database transaction, so a run that
 * broke off has brought what it said; the same file again brings the rest and changes nothing else.
 */
export async function importItems(
  options: PlatformOptions,
  { file, errorsFile }: { file: string; errorsFile: string | null },
  language: Language,
): Promise<Result<ImportedItems, Failure>> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort());
  const read = readFrom({ file, errorsFile, language, interrupted: interrupted.signal });
  try {
    return await inDatabaseOr(
      options,
      (database) => read((items) => writeItems(database, items)),
      (ask) => read((items) => patiently(ask, '/v1/items', { items })),
    );
  } catch (error) {
    // What is wrong with the file.
    if (error instanceof FailureError) return refuse(error.failure);
    throw error;
  }
}

type Send = Parameters<typeof readPages>[0]['send'];

function readFrom({
  file,
  errorsFile,
  language,
  interrupted,
}: {
  file: string;
  errorsFile: string | null;
  language: Language;
  interrupted: AbortSignal;
}) {
  return async (send: Send): Promise<Result<ImportedItems, Failure>> => {
    const fromMs = performance.now();
    const totalLines = await countLines(file, interrupted);
    if (totalLines !== null && totalLines > maxImportLines)
      return refuse(fail('IMPORT_TOO_LONG', { file, limit: maxImportLines }));
    const errors = errorsFile === null ? null : await openErrorsFile(errorsFile);
    const bad = badLines({
      wordsOf: (number, refused) => badLineWords(number, refused, language),
      say: note,
      record: (text) => errors?.write(text),
    });
    const progress = progressOn(process.stderr, () => performance.now());
    const sent = await readPages({
      ...{ file, currency, totalLines, interrupted, bad, send },
      said: { language, note, progress },
      pageSize: maximumItems,
      // One after the other: the order of changes is one lock.
      maxUnderWay: 1,
    }).finally(() => progress(''));
    await errors?.close();
    if (!sent.ok) return sent;
    for (const [problem, count] of bad.counts() ?? [])
      note(`${count} × ${problemWords(problem, language)}`);
    if (sent.value.imported === 0) return refuse(fail('IMPORT_NOTHING', { file }));
    const seconds = Math.round((performance.now() - fromMs) / 100) / 10;
    return ok({ ...sent.value, skipped: bad.count(), seconds });
  };
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
