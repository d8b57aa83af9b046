import type { Failure } from '../../contract/failure/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { byteOrderMark, csvLines } from '../csv/write-csv.ts';
import { exportAnswer, exportLines } from '../master-data/export-lines.ts';
import type { MasterKindName, MasterPage } from '../master-data/master-kind.ts';
import { masterKinds } from '../master-data/master-kinds.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { inDatabaseOr } from './operate.ts';
import { patiently } from './patiently.ts';

/**
 * One kind of master data as a CSV file, whether the platform runs or not: `write` gets it piece by piece
 * and resolves when it may go on. Returns how many lines it has beneath its header.
 */
export async function exportMaster(
  options: PlatformOptions,
  kind: MasterKindName,
  write: (text: string) => Promise<void>,
): Promise<Result<{ lines: number }, Failure>> {
  return await inDatabaseOr(
    options,
    (database) =>
      writeTable(kind, write, async (after) => ok(await exportLines(database, kind, after))),
    (ask) =>
      writeTable(kind, write, async (after) => {
        const answer = await patiently(ask, `/v1/master-data/${kind}/export`, { after });
        return answer.ok ? ok(exportAnswer.parse(answer.value)) : answer;
      }),
  );
}

async function writeTable(
  kind: MasterKindName,
  write: (text: string) => Promise<void>,
  page: (after: string) => Promise<Result<MasterPage, Failure>>,
): Promise<Result<{ lines: number }, Failure>> {
  const { columns } = masterKinds[kind];
  await write(byteOrderMark + csvLines([columns]));
  let count = 0;
  for (let after: string | null = ''; after !== null; ) {
    const got: Result<MasterPage, Failure> = await page(after);
    if (!got.ok) return got;
    const { lines, next } = got.value;
    await write(csvLines(lines.map((line) => columns.map((name) => line[name] ?? ''))));
    count += lines.length;
    after = next;
  }
  return ok({ lines: count });
}
