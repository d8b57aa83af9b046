import { openMasterFile } from '../../../platform/command-line/master-file.ts';
import { byteOrderMark, csvLines } from '../../../platform/csv/write-csv.ts';
import type { Database } from '../../../platform/database/database.ts';
import { exportLines } from '../../../platform/master-data/export-lines.ts';
import { importLines } from '../../../platform/master-data/import-lines.ts';
import type { LineRefusal } from '../../../platform/master-data/line-refusal.ts';
import type { GivenLine, MasterKindName } from '../../../platform/master-data/master-kind.ts';
import { masterKinds } from '../../../platform/master-data/master-kinds.ts';

/** A kind of master data as the command line exports it. */
export async function exportedTable(database: Database, kind: MasterKindName): Promise<string> {
  const { columns } = masterKinds[kind];
  let text = byteOrderMark + csvLines([columns]);
  for (let after: string | null = ''; after !== null; ) {
    const { lines, next }: Awaited<ReturnType<typeof exportLines>> = await exportLines(
      database,
      kind,
      after,
    );
    text += csvLines(lines.map((line) => columns.map((name) => line[name] ?? '')));
    after = next;
  }
  return text;
}

/** Takes a table as the command line imports it, in one page or in many; what was refused. */
export async function importedTable(
  database: Database,
  kind: MasterKindName,
  text: string,
  { isTrial = false, pageSize = 400 }: { isTrial?: boolean; pageSize?: number } = {},
): Promise<LineRefusal[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const opened = await openMasterFile(chunks(), { file: 'test.csv', kind: masterKinds[kind] });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const refusals: LineRefusal[] = [];
  const given: GivenLine[] = [];
  for await (const line of opened.value) {
    if ('refused' in line) refusals.push(line.refused);
    else given.push(line.given);
  }
  for (let from = 0; from < given.length; from += pageSize) {
    const lines = given.slice(from, from + pageSize);
    refusals.push(...(await importLines(database, kind, { lines, isTrial })).refusals);
  }
  return refusals;
}
