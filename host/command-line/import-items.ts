import { resolve } from 'node:path';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type BadLines, badLines } from '../../item-files/bad-lines.ts';
import { openErrorsFile } from '../../item-files/errors-file.ts';
import { badLineWords, problemWords } from '../../item-files/line-words.ts';
import { countLines } from '../../item-files/open-items-file.ts';
import { maxImportLines, readPages, type SentItems } from '../../item-files/read-pages.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { importHelp, importNotes } from './import-texts.ts';

/** Small enough that a sale under way in the same host does not wait for a page to be parsed. */
const pageSize = 500;
/** One is parsed by the host while another is on its way and the next is read. */
const maxUnderWay = 3;
/** A host that is started anew forgets the import; it is begun again so often. */
const maxAttempts = 3;

const values = z.object({ errors: z.string().min(1).optional() });

/** `till import-items`: the items of a file into the catalogue, all or nothing. */
export const importItems: Command = {
  options: { errors: { type: 'string' } },
  help: importHelp,
  read(given) {
    const [file, unexpected] = given.positionals;
    if (file === undefined || file === '') return refuse('FILE');
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = values.safeParse(given.values);
    if (!parsed.success) return refuse('--errors');
    const { errors = null } = parsed.data;
    if (errors !== null && resolve(errors) === resolve(file)) return refuse(`--errors ${errors}`);
    return ok((context) => importFile(context, file, errors));
  },
};

/** Throws FailureError for what is wrong with a file. */
async function importFile(
  context: CommandContext,
  file: string,
  errorsFile: string | null,
): Promise<CommandEnd> {
  const { interrupted, language } = context;
  const totalLines = await countLines(file, interrupted);
  if (totalLines !== null && totalLines > maxImportLines)
    return { failed: fail('IMPORT_TOO_LONG', { file, limit: maxImportLines }) };
  for (let attempt = 1; ; attempt += 1) {
    const errors = errorsFile === null ? null : await openErrorsFile(errorsFile);
    const bad = badLines({
      wordsOf: (number, refused) => badLineWords(number, refused, language),
      say: context.note,
      record: (text) => errors?.write(text),
    });
    const end = await importOnce(context, file, totalLines, bad);
    await errors?.close();
    if (end.ok) return 'done';
    if (end.error !== 'FORGOTTEN') return { failed: end.error };
    // A pipe has been read; it can't be sent a second time.
    if (totalLines === null || attempt === maxAttempts) return { failed: fail('IMPORT_GONE') };
    context.note(importNotes[language].again);
  }
}

async function importOnce(
  context: CommandContext,
  file: string,
  totalLines: number | null,
  bad: BadLines,
): Promise<Result<null, Failure | 'FORGOTTEN'>> {
  const { host, language, progress } = context;
  const fromMs = context.nowMs();
  const till = await host.snapshot('till', {});
  if (!till.ok) return till;
  const { currency } = till.value;
  const begun = await host.call('importBegin', { totalLines: totalLines ?? 0 });
  if (!begun.ok) return begun;
  const startedBy = host.hostStartId();
  const failure = (failed: Failure): Result<never, Failure | 'FORGOTTEN'> =>
    refuse(host.hostStartId() === startedBy ? failed : 'FORGOTTEN');
  const { importId } = begun.value;

  let isCommit = false;
  try {
    const sent = await readPages({
      ...{ file, currency, totalLines, bad, pageSize, maxUnderWay },
      interrupted: context.interrupted,
      said: context,
      send: (items) => host.call('importPage', { importId, items }),
    });
    if (!sent.ok) return failure(sent.error);
    if (sent.value.imported === 0) return refuse(fail('IMPORT_NOTHING', { file }));
    isCommit = true;
    progress(importNotes[language].committing);
    const ended = await host.call('importEnd', { importId, commit: true });
    if (!ended.ok) return failure(ended.error);
    const seconds = Math.round((context.nowMs() - fromMs) / 100) / 10;
    await report(context, sent.value, bad, { itemCount: ended.value.itemCount, seconds });
    return ok(null);
  } finally {
    progress('');
    // However it ended but well: the host gives the new catalogue up.
    if (!isCommit) await host.call('importEnd', { importId, commit: false });
  }
}

async function report(
  { output, note, language }: CommandContext,
  { lines, imported, shortened }: SentItems,
  bad: BadLines,
  till: { itemCount: number; seconds: number },
): Promise<void> {
  for (const [problem, count] of bad.counts() ?? [])
    note(`${count} × ${problemWords(problem, language)}`);
  const result = { lines, imported, skipped: bad.count(), shortened, ...till };
  await output.lines([JSON.stringify(result)]);
}
